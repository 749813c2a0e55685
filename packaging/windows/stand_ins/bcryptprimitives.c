/*
 * Stands in for Windows' bcryptprimitives.dll, which wine 8 lacks and Rust's wheels import.
 *
 * Random bytes come from the older name of the same thing in advapi32 (RtlGenRandom).
 */
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(void *buffer, ULONG size);

__declspec(dllexport) BOOL WINAPI ProcessPrng(BYTE *buffer, SIZE_T size)
{
    while (size > 0) {
        ULONG piece = size > 0x10000000 ? 0x10000000 : (ULONG)size;
        if (!SystemFunction036(buffer, piece))
            return FALSE;
        buffer += piece;
        size -= piece;
    }
    return TRUE;
}
