/* SPDX-License-Identifier: MIT */
/*
 * base.h - what every other header of weir needs: linkage and the version of the library.
 */
#ifndef WEIR_BASE_H
#define WEIR_BASE_H

#ifdef __cplusplus
extern "C" {
#endif

#define WEIR_API __attribute__((visibility("default")))

/**
 * weir_version - the version of the library in use, "0.1.0"
 *
 * Context: anywhere, hooks and signal handlers included.
 * Return: a string that lives as long as the process.
 * Since: 0.1
 */
WEIR_API const char *weir_version(void);

#ifdef __cplusplus
}
#endif

#endif
