#!/bin/sh
# Every C++ source is as clang-format 14 writes it with this repository's .clang-format.
command -v clang-format-14 >/dev/null || { echo "skipped: there is no clang-format-14"; exit 77; }
find src tests \( -name '*.cpp' -o -name '*.h' \) -exec clang-format-14 --dry-run -Werror {} +
