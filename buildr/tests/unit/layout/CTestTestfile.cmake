# CMake generated Testfile for 
# Source directory: /tmp/w/sql/tests/unit/layout
# Build directory: /tmp/w/sql/buildr/tests/unit/layout
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
include("/tmp/w/sql/buildr/tests/unit/layout/test_layout[1]_include.cmake")
