# CMake generated Testfile for 
# Source directory: /tmp/w/sql/tests/unit/base
# Build directory: /tmp/w/sql/buildr/tests/unit/base
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
include("/tmp/w/sql/buildr/tests/unit/base/test_base[1]_include.cmake")
