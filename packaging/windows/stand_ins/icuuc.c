/*
 * Stands in for Windows' icuuc.dll, which wine 8 lacks and Qt6Core.dll imports.
 *
 * It knows no converter: every call that can fail does so with ICU's U_FILE_ACCESS_ERROR, and Qt
 * goes on with the converters of its own (UTF-8, UTF-16, the system's code page).
 */
#include <stddef.h>
#include <stdint.h>
#include <uchar.h>

#define EXPORT __declspec(dllexport)

typedef int32_t UErrorCode;
enum { U_FILE_ACCESS_ERROR = 4 };

static void fail(UErrorCode *error)
{
    if (error != NULL && *error <= 0)
        *error = U_FILE_ACCESS_ERROR;
}

EXPORT void *ucnv_open(const char *name, UErrorCode *error)
{
    (void)name;
    fail(error);
    return NULL;
}

EXPORT void ucnv_close(void *converter) { (void)converter; }

EXPORT void ucnv_reset(void *converter) { (void)converter; }

EXPORT int8_t ucnv_getMaxCharSize(const void *converter)
{
    (void)converter;
    return 0;
}

EXPORT const char *ucnv_getName(const void *converter, UErrorCode *error)
{
    (void)converter;
    fail(error);
    return NULL;
}

EXPORT const char *ucnv_getStandardName(const char *name, const char *standard, UErrorCode *error)
{
    (void)name, (void)standard;
    fail(error);
    return NULL;
}

EXPORT int32_t ucnv_countAvailable(void) { return 0; }

EXPORT const char *ucnv_getAvailableName(int32_t index)
{
    (void)index;
    return NULL;
}

EXPORT void ucnv_getToUCallBack(const void *converter, void **action, const void **context)
{
    (void)converter;
    *action = NULL;
    *context = NULL;
}

EXPORT void ucnv_getFromUCallBack(const void *converter, void **action, const void **context)
{
    (void)converter;
    *action = NULL;
    *context = NULL;
}

EXPORT void ucnv_setToUCallBack(void *converter, void *action, const void *context,
                                void **old_action, const void **old_context, UErrorCode *error)
{
    (void)converter, (void)action, (void)context, (void)old_action, (void)old_context;
    fail(error);
}

EXPORT void ucnv_setFromUCallBack(void *converter, void *action, const void *context,
                                  void **old_action, const void **old_context, UErrorCode *error)
{
    (void)converter, (void)action, (void)context, (void)old_action, (void)old_context;
    fail(error);
}

EXPORT void ucnv_fromUnicode(void *converter, char **target, const char *target_limit,
                             const char16_t **source, const char16_t *source_limit,
                             int32_t *offsets, int8_t flush, UErrorCode *error)
{
    (void)converter, (void)target, (void)target_limit, (void)source, (void)source_limit;
    (void)offsets, (void)flush;
    fail(error);
}

EXPORT void ucnv_toUnicode(void *converter, char16_t **target, const char16_t *target_limit,
                           const char **source, const char *source_limit, int32_t *offsets,
                           int8_t flush, UErrorCode *error)
{
    (void)converter, (void)target, (void)target_limit, (void)source, (void)source_limit;
    (void)offsets, (void)flush;
    fail(error);
}

EXPORT int32_t ucnv_fromUCountPending(const void *converter, UErrorCode *error)
{
    (void)converter;
    fail(error);
    return 0;
}

EXPORT int32_t ucnv_toUCountPending(const void *converter, UErrorCode *error)
{
    (void)converter;
    fail(error);
    return 0;
}

EXPORT void ucnv_cbFromUWriteUChars(void *arguments, const char16_t **source,
                                    const char16_t *source_limit, int32_t offset,
                                    UErrorCode *error)
{
    (void)arguments, (void)source, (void)source_limit, (void)offset;
    fail(error);
}

EXPORT void ucnv_cbToUWriteUChars(void *arguments, const char16_t *source, int32_t length,
                                  int32_t offset, UErrorCode *error)
{
    (void)arguments, (void)source, (void)length, (void)offset;
    fail(error);
}

EXPORT void UCNV_FROM_U_CALLBACK_SUBSTITUTE(const void *context, void *arguments,
                                            const char16_t *units, int32_t length,
                                            int32_t code_point, int reason, UErrorCode *error)
{
    (void)context, (void)arguments, (void)units, (void)length, (void)code_point, (void)reason;
    fail(error);
}

EXPORT void UCNV_TO_U_CALLBACK_SUBSTITUTE(const void *context, void *arguments, const char *units,
                                          int32_t length, int reason, UErrorCode *error)
{
    (void)context, (void)arguments, (void)units, (void)length, (void)reason;
    fail(error);
}
