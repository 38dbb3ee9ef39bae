# CMake generated Testfile for 
# Source directory: /tmp/w/sql/tests/sql_rules
# Build directory: /tmp/w/sql/buildr/tests/sql_rules
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
include("/tmp/w/sql/buildr/tests/sql_rules/test_sql_rules[1]_include.cmake")
