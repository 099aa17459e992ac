import type { ParsedManifest } from './parsed-manifest.ts';

// The texts are foreign: no pattern here may try one stretch of white space, or of anything, from many starts.

export function parseGoMod(text: string): ParsedManifest {
  return {
    name: first(text, /^module[ \t]+(\S+)/m),
    version: null,
    manager: 'go',
    isPrivate: false,
    dependencies: all(text, /^[ \t]*(?:require[ \t]+)?([\w-]+(?:\.[\w-]+)+\/\S+) v\d/gm),
  };
}

/** Maven's: the project's own coordinates are those outside its parent, dependencies and build. */
export function parsePom(text: string): ParsedManifest {
  const blocks = ['parent', 'dependencies', 'dependencyManagement', 'build', 'profiles'];
  const own = blocks.reduce(withoutElement, text);
  return {
    name: first(own, /<artifactId>([^<]{1,200})/),
    version: first(own, /<version>([^<]{1,200})/),
    manager: 'maven',
    isPrivate: false,
    dependencies: text
      .split('<dependency>')
      .slice(1)
      .flatMap((part) => first(part.slice(0, 2000), /<artifactId>([^<]{1,200})/) ?? []),
  };
}

function withoutElement(text: string, name: string): string {
  const [before = '', ...parts] = text.split(`<${name}>`);
  return before + parts.map((part) => part.slice(part.indexOf(`</${name}>`) + 1)).join('');
}

export function parseGradle(text: string): ParsedManifest {
  return {
    name: null,
    version: first(text, /^version[ \t=]{1,8}['"]([^'"\n]+)['"]/m),
    manager: 'gradle',
    isPrivate: false,
    dependencies: all(
      text,
      /^[ \t]*(?:implementation|testImplementation|api|compileOnly|runtimeOnly)[ \t(]{1,4}['"]([^'":\n]+:[^'":\n]+)/gm,
    ),
  };
}

export function parseGemfile(text: string): ParsedManifest {
  return {
    name: null,
    version: null,
    manager: 'bundler',
    isPrivate: true,
    dependencies: all(text, /^[ \t]*gem[ \t(]{1,4}['"]([^'"\n]+)['"]/gm),
  };
}

export function parseCsproj(text: string): ParsedManifest {
  return {
    name: first(text, /<(?:PackageId|AssemblyName)>([^<]{1,200})/),
    version: first(text, /<Version>([^<]{1,200})/),
    manager: 'dotnet',
    isPrivate: /<IsPackable>false/i.test(text),
    dependencies: all(text, /<PackageReference\s[^>]{0,200}?Include="([^"]{1,200})"/g),
  };
}

function first(text: string, pattern: RegExp): string | null {
  return pattern.exec(text)?.[1]?.trim() ?? null;
}

function all(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].flatMap((match) => match[1] ?? []);
}
