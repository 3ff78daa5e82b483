; The installer for Windows (Inno Setup 6): for one user, without an administrator. It puts trykk.exe into the user's own
; programs and its folder on the user's PATH; taking it away takes both away. Made by .github/workflows/release.yml.
#ifndef Version
  #error Say the version: ISCC -DVersion=1.2.0
#endif

[Setup]
AppId={{6B1B6E0E-6F0B-4B57-9C0B-7A5B9A0C4D21}
AppName=Trykk
AppVersion={#Version}
DefaultDirName={userpf}\Trykk
DisableDirPage=yes
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
ChangesEnvironment=yes
OutputBaseFilename=trykk-setup
Compression=lzma2
SolidCompression=yes

[Languages]
Name: "nb"; MessagesFile: "compiler:Languages\Norwegian.isl"
Name: "en"; MessagesFile: "compiler:Default.isl"

[Files]
Source: "..\..\bin\trykk.exe"; DestDir: "{app}"
Source: "..\..\LICENSE-MIT"; DestDir: "{app}"
Source: "..\..\LICENSE-APACHE"; DestDir: "{app}"

[Code]
const Environment = 'Environment';

{ The entries of the user's PATH, without the one of this program. }
function PathWithoutUs(): String;
var
  Old, Entry: String;
  Cut: Integer;
begin
  Result := '';
  if not RegQueryStringValue(HKCU, Environment, 'Path', Old) then
    Exit;
  while Old <> '' do
  begin
    Cut := Pos(';', Old);
    if Cut = 0 then
      Cut := Length(Old) + 1;
    Entry := Copy(Old, 1, Cut - 1);
    Delete(Old, 1, Cut);
    if (Entry <> '') and (CompareText(RemoveBackslash(Entry), RemoveBackslash(ExpandConstant('{app}'))) <> 0) then
    begin
      if Result <> '' then
        Result := Result + ';';
      Result := Result + Entry;
    end;
  end;
end;

procedure CurStepChanged(Step: TSetupStep);
var
  Path: String;
begin
  if Step <> ssPostInstall then
    Exit;
  Path := PathWithoutUs();
  if Path <> '' then
    Path := Path + ';';
  RegWriteExpandStringValue(HKCU, Environment, 'Path', Path + ExpandConstant('{app}'));
end;

procedure CurUninstallStepChanged(Step: TUninstallStep);
begin
  if Step = usUninstall then
    RegWriteExpandStringValue(HKCU, Environment, 'Path', PathWithoutUs());
end;
