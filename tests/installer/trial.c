/* A program to install, and what the tests need of Windows.
   trial                       does nothing
   trial run                   says so and runs until its standard input ends
   trial hold PATH             the same, with PATH open as Qt holds a lock file
   trial mutex NAME            the same, with a named mutex
   trial store-credential NAME
   trial has-credential NAME   exit code 0 when it is there, 1 when not */
#include <windows.h>
#include <wincred.h>
#include <stdio.h>
#include <wchar.h>

static int run(void) {
    puts("running");
    fflush(stdout);
    while (getchar() != EOF) {}
    return 0;
}

static int store(wchar_t *name) {
    CREDENTIALW one = {0};
    one.Type = CRED_TYPE_GENERIC;
    one.TargetName = name;
    one.UserName = L"somebody";
    one.CredentialBlob = (BYTE *)"secret";
    one.CredentialBlobSize = 6;
    one.Persist = CRED_PERSIST_LOCAL_MACHINE;
    return CredWriteW(&one, 0) ? 0 : 9;
}

int wmain(int count, wchar_t **words) {
    PCREDENTIALW found;
    if (count < 2) return 0;
    if (!wcscmp(words[1], L"run")) return run();
    if (count < 3) return 64;
    if (!wcscmp(words[1], L"store-credential")) return store(words[2]);
    if (!wcscmp(words[1], L"has-credential"))
        return CredReadW(words[2], CRED_TYPE_GENERIC, 0, &found) ? 0 : 1;
    if (!wcscmp(words[1], L"mutex"))
        CreateMutexW(NULL, FALSE, words[2]);
    else
        CreateFileW(words[2], GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ, NULL, OPEN_ALWAYS, 0, NULL);
    return run();
}
