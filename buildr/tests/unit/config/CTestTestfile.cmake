# CMake generated Testfile for 
# Source directory: /tmp/w/sql/tests/unit/config
# Build directory: /tmp/w/sql/buildr/tests/unit/config
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
include("/tmp/w/sql/buildr/tests/unit/config/test_config[1]_include.cmake")
