#pragma once
// Preloaded into a program (LD_PRELOAD) it lets one of the calls that change the file system be the last, or fail. See WriteFaults.c.
