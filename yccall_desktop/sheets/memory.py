"""How much memory the child process may take, on each system."""

from __future__ import annotations

import ctypes
import mmap
import sys
from pathlib import Path


def limit_own_memory(limit: int) -> None:
    """Let allocations of this process fail beyond `limit` bytes.

    Of address space on Linux, of committed memory on Windows; on macOS there is no such limit, and
    the parent's watch is the only guard.
    """
    if sys.platform == "win32":
        _limit_windows(limit)
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        allowed = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
        resource.setrlimit(resource.RLIMIT_AS, (allowed, hard))


def give_back_memory() -> None:
    """Let the system have what was freed: glibc keeps it, the other systems' libraries do not."""
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)


def resident_bytes(pid: int) -> int:
    """The memory that the process uses now; 0 when the system does not tell or it is gone."""
    try:
        if sys.platform == "win32":
            return _windows(pid)
        if sys.platform == "darwin":
            return _macos(pid)
        return _linux(pid)
    except (OSError, ValueError, IndexError, AttributeError):
        return 0


def _linux(pid: int) -> int:
    pages = Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * mmap.PAGESIZE


class _MacTaskInfo(ctypes.Structure):
    """The start of proc_taskinfo in <sys/proc_info.h>; the rest is only room."""

    _fields_ = (
        ("virtual_size", ctypes.c_uint64),
        ("resident_size", ctypes.c_uint64),
        ("rest", ctypes.c_uint8 * 80),
    )


def _macos(pid: int) -> int:
    task_info = 4
    info = _MacTaskInfo()
    library = ctypes.CDLL("/usr/lib/libproc.dylib")
    size = ctypes.sizeof(info)
    written = library.proc_pidinfo(pid, task_info, ctypes.c_uint64(0), ctypes.byref(info), size)
    return int(info.resident_size) if written > 0 else 0


class _WindowsLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION of <winnt.h>."""

    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("active_processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
        ("io_counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


def _limit_windows(limit: int) -> None:
    """Put this process into a job of its own; where that is refused, the parent's watch remains."""
    extended_limits, process_memory = 9, 0x100
    kernel = ctypes.CDLL("kernel32")
    kernel.CreateJobObjectW.restype = ctypes.c_void_p
    kernel.GetCurrentProcess.restype = ctypes.c_void_p
    job = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))
    limits = _WindowsLimits(flags=process_memory, process_memory=limit)
    size = ctypes.sizeof(limits)
    if kernel.SetInformationJobObject(job, extended_limits, ctypes.byref(limits), size):
        kernel.AssignProcessToJobObject(job, ctypes.c_void_p(kernel.GetCurrentProcess()))


class _WindowsCounters(ctypes.Structure):
    """PROCESS_MEMORY_COUNTERS of <psapi.h>."""

    _fields_ = (
        ("cb", ctypes.c_uint32),
        ("page_faults", ctypes.c_uint32),
        ("peak_working_set", ctypes.c_size_t),
        ("working_set", ctypes.c_size_t),
        ("peak_paged_pool", ctypes.c_size_t),
        ("paged_pool", ctypes.c_size_t),
        ("peak_nonpaged_pool", ctypes.c_size_t),
        ("nonpaged_pool", ctypes.c_size_t),
        ("pagefile", ctypes.c_size_t),
        ("peak_pagefile", ctypes.c_size_t),
    )


def _windows(pid: int) -> int:
    """Committed memory, which counts also what Windows has swapped out."""
    query_limited_information, vm_read = 0x1000, 0x0010
    kernel = ctypes.CDLL("kernel32")
    kernel.OpenProcess.restype = ctypes.c_void_p
    handle = kernel.OpenProcess(query_limited_information | vm_read, False, pid)
    if not handle:
        return 0
    try:
        counters = _WindowsCounters()
        counters.cb = ctypes.sizeof(counters)
        found = kernel.K32GetProcessMemoryInfo(
            ctypes.c_void_p(handle), ctypes.byref(counters), counters.cb
        )
        return int(counters.pagefile) if found else 0
    finally:
        kernel.CloseHandle(ctypes.c_void_p(handle))
