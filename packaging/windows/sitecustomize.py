"""For the Windows Python under wine: leaves out the one function of Windows that wine 8 lacks.

shutil.copy2 asks whether there is CopyFile2 and copies by itself where there is none; wine has the
name but ends the program that calls it.
"""

import _winapi

if hasattr(_winapi, "CopyFile2"):
    del _winapi.CopyFile2
