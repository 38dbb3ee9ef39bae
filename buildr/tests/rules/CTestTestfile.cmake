# CMake generated Testfile for 
# Source directory: /tmp/w/sql/tests/rules
# Build directory: /tmp/w/sql/buildr/tests/rules
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
include("/tmp/w/sql/buildr/tests/rules/test_rule_fixtures[1]_include.cmake")
