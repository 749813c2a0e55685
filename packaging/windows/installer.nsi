; The setup of Yccall Desktop for one user of a Windows PC, without administrator's rights.
; Built by package.py, which defines VERSION, VERSION4, SIZE_KB, OUT, PARTS (a made file: what is
; packed), LIST (the list of it), ARTWORK (a folder) and, where files are signed, SIGN.
; What the parts promise is told in docs/windows.md.

Target amd64-unicode
SetCompressor /SOLID /FINAL lzma
SetCompressorDictSize 32
SetDateSave off
AllowSkipFiles off
CRCCheck force
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS Win10

!define NAME "Yccall Desktop"
!define EXE "yccall-desktop.exe"
!define CONSOLE_EXE "yccall-desktop-console.exe"
!define UNINSTALLER "uninstall.exe"
!define LIST_NAME "installed-files.txt"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"
!define DATA "$LOCALAPPDATA\${NAME}"
!define OLDEST_BUILD 17763 ; Windows 10 1809, the oldest that Qt 6 runs on

; What a silent run ends with.
!define FAILED 2
!define OLD_WINDOWS 3
!define NEWER_INSTALLED 4
!define IN_USE 5
!define OTHER_SETUP 6
!define NOT_PLACED 7
!define LEFT_BEHIND 8

Name "${NAME}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${UNINSTALL_KEY}" "InstallLocation"
BrandingText "${NAME} ${VERSION}"
!ifdef SIGN
  !finalize `${SIGN}` = 0
  !uninstfinalize `${SIGN}` = 0
!endif

VIProductVersion "${VERSION4}"
VIFileVersion "${VERSION4}"
VIAddVersionKey /LANG=0 "ProductName" "${NAME}"
VIAddVersionKey /LANG=0 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileDescription" "${NAME} Setup"
VIAddVersionKey /LANG=0 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "CompanyName" "Yccall"
VIAddVersionKey /LANG=0 "LegalCopyright" "The ${NAME} authors, MIT License"

!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include WordFunc.nsh
!include WinVer.nsh
!include "${PARTS}"

Var Switches
Var FormerFolder ; where the version that is installed now lies, '' when there is none
Var FormerVersion

!include files.nsh
!include swap.nsh
!include shell.nsh
!include data.nsh

!define MUI_ICON "${ARTWORK}\setup.ico"
!define MUI_UNICON "${ARTWORK}\setup.ico"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${ARTWORK}\side.bmp"
!define MUI_HEADERIMAGE
!define MUI_HEADERIMAGE_RIGHT
!define MUI_HEADERIMAGE_BITMAP "${ARTWORK}\header.bmp"
!define MUI_HEADERIMAGE_UNBITMAP "${ARTWORK}\header.bmp"
!define MUI_COMPONENTSPAGE_NODESC
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\${EXE}"
!define MUI_FINISHPAGE_RUN_TEXT "$(START_PROGRAM)"

!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
UninstPage custom un.AskForData un.TakeAnswer
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "SimpChinese"
!include words.nsh

; Stop with a sentence, or silently with an exit code.
!macro StopSetup CODE SENTENCE
  SetErrorLevel ${CODE}
  MessageBox MB_OK|MB_ICONSTOP "${SENTENCE}" /SD IDOK
  Quit
!macroend

; The language is the one of Windows, unless a switch says otherwise.
!macro ReadSwitches
  ${GetParameters} $Switches
  ClearErrors
  ${GetOptions} $Switches "/LANG=" $0
  ${IfNot} ${Errors}
    ${If} $0 = ${LANG_ENGLISH}
    ${OrIf} $0 = ${LANG_SIMPCHINESE}
      IntOp $LANGUAGE $0 + 0
    ${EndIf}
  ${EndIf}
!macroend

; Only one setup or uninstaller at a time: held until this process ends.
!macro OnlyOne
  System::Call 'kernel32::CreateMutexW(p 0, i 0, w "YccallDesktopSetup") p .r0 ?e'
  Pop $0
  ${If} $0 = 183
    !insertmacro StopSetup ${OTHER_SETUP} "$(OTHER_SETUP_RUNS)"
  ${EndIf}
!macroend

; Whether SWITCH was given, as ${If} ${Given} "/SWITCH".
!macro _Given _a _b _t _f
  !insertmacro _LOGICLIB_TEMP
  ClearErrors
  ${GetOptions} $Switches "${_b}" $_LOGICLIB_TEMP
  IfErrors `${_f}` `${_t}`
!macroend
!define Given `"" Given`

Section "${NAME}"
  SectionIn RO
  AddSize ${SIZE_KB} ; NSIS counts only what it finds in sections
  Call MakeFolders
  Call TakeTheProgramsOrStop
  Call GiveThePrograms
  Call Recover
  Call Unpack
  Call TakeTheProgramsOrStop
  Call Swap
  Call GiveThePrograms
  Call RemoveFormerFolder
  Call WriteUninstallEntry
  CreateShortCut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${EXE}"
  Delete "$DESKTOP\${NAME}.lnk"
  !insertmacro RemoveOpenWith
SectionEnd

Section "$(WITH_OPEN_WITH)" OPEN_WITH
  Call WriteOpenWith
SectionEnd

Section "$(WITH_DESKTOP)" DESKTOP
  CreateShortCut "$DESKTOP\${NAME}.lnk" "$INSTDIR\${EXE}"
SectionEnd

Section
  !insertmacro TellTheShell
SectionEnd

Function .onInit
  SetShellVarContext current
  !insertmacro ReadSwitches
  ${IfNot} ${AtLeastBuild} ${OLDEST_BUILD}
    !insertmacro StopSetup ${OLD_WINDOWS} "$(WINDOWS_TOO_OLD)"
  ${EndIf}
  Call StopUnlessFolderIsTaken
  !insertmacro OnlyOne
  ReadRegStr $FormerFolder HKCU "${UNINSTALL_KEY}" "InstallLocation"
  ReadRegStr $FormerVersion HKCU "${UNINSTALL_KEY}" "DisplayVersion"
  Call AskAboutNewer
  Call ChooseSections
FunctionEnd

; NSIS passes over a folder after /D= that cannot be, and would install elsewhere.
Function StopUnlessFolderIsTaken
  System::Call 'kernel32::GetCommandLineW() w .r0'
  StrCpy $1 0
  ${Do}
    StrCpy $2 $0 4 $1
    IntOp $1 $1 + 1
    ${If} $2 == ""
      Return
    ${EndIf}
  ${LoopUntil} $2 S== " /D="
  IntOp $1 $1 + 3
  StrCpy $1 $0 "" $1
  StrCpy $2 $1 1 -1
  ${If} $2 == "\"
    StrCpy $1 $1 -1
  ${EndIf}
  ${If} $1 != $INSTDIR
  ${AndIf} "$1\" != $INSTDIR
    StrCpy $INSTDIR $1
    !insertmacro StopSetup ${FAILED} "$(CANNOT_WRITE)"
  ${EndIf}
FunctionEnd

Function AskAboutNewer
  ${If} $FormerVersion == ""
  ${OrIf} ${Given} "/FORCE"
    Return
  ${EndIf}
  ${VersionCompare} $FormerVersion "${VERSION}" $0
  ${If} $0 = 1
    MessageBox MB_YESNO|MB_DEFBUTTON2|MB_ICONQUESTION "$(NEWER_IS_INSTALLED)" \
      /SD IDNO IDYES downgrade
    SetErrorLevel ${NEWER_INSTALLED}
    Quit
  ${EndIf}
  downgrade:
FunctionEnd

; An upgrade keeps what is there; a first installation has "Open with" and no desktop link.
Function ChooseSections
  StrCpy $0 ${SF_SELECTED} ; Open with
  StrCpy $1 0 ; desktop
  ${If} $FormerFolder != ""
    !insertmacro HasOpenWith $2
    ${If} $2 == ""
      StrCpy $0 0
    ${EndIf}
    ${If} ${FileExists} "$DESKTOP\${NAME}.lnk"
      StrCpy $1 ${SF_SELECTED}
    ${EndIf}
  ${EndIf}
  ${If} ${Given} "/OPENWITH"
    StrCpy $0 ${SF_SELECTED}
  ${EndIf}
  ${If} ${Given} "/NOOPENWITH"
    StrCpy $0 0
  ${EndIf}
  ${If} ${Given} "/DESKTOP"
    StrCpy $1 ${SF_SELECTED}
  ${EndIf}
  ${If} ${Given} "/NODESKTOP"
    StrCpy $1 0
  ${EndIf}
  SectionSetFlags ${OPEN_WITH} $0
  SectionSetFlags ${DESKTOP} $1
FunctionEnd

; Whatever stopped it, nothing of the new version stays; what was installed is as it was.
Function .onInstFailed
  SetOutPath "$TEMP"
  Call GiveThePrograms
  ; where an exchange was interrupted NEW is needed to put the old version back
  ${IfNot} ${FileExists} "${INCOMING}"
    RMDir /r "$INSTDIR\${NEW}"
  ${EndIf}
  RMDir "$INSTDIR"
FunctionEnd

Section "Uninstall"
  Call un.TakeTheProgramsOrStop
  Call un.StopIfDataIsInUse
  Call un.GiveThePrograms
  SetOutPath "$TEMP"
  InitPluginsDir
  File "/oname=$PLUGINSDIR\list.txt" "${LIST}"
  !insertmacro DeleteListed un. "$INSTDIR" "$PLUGINSDIR\list.txt"
  ${If} $Failed != ""
    SetErrorLevel ${LEFT_BEHIND}
    MessageBox MB_OK|MB_ICONEXCLAMATION "$(COULD_NOT_DELETE)" /SD IDOK
    Abort "$(COULD_NOT_DELETE)"
  ${EndIf}
  !insertmacro ForgetFolders un. "$INSTDIR"
  Call un.DeleteMyself
  RMDir "$INSTDIR"
  RMDir "$LOCALAPPDATA\Programs"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"
  !insertmacro RemoveOpenWith
  !insertmacro TellTheShell
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  ${If} $DeleteData = 1
    Call un.DeleteData
  ${EndIf}
SectionEnd

; When it runs where it lies, by the switch _?=, it stays, and the list by which the next setup
; knows it too.
Function un.DeleteMyself
  StrCpy $Folder "$INSTDIR"
  StrCpy $1 "${UNINSTALLER}"
  Call un.DeletePatiently
  ${If} $Failed == ""
    Delete "$INSTDIR\${LIST_NAME}"
  ${EndIf}
FunctionEnd

Function un.onInit
  SetShellVarContext current
  !insertmacro ReadSwitches
  !insertmacro OnlyOne
  StrCpy $DeleteData 0
  ${If} ${Given} "/DELETEDATA"
    StrCpy $DeleteData 1
  ${EndIf}
FunctionEnd
