# CMake generated Testfile for 
# Source directory: /tmp/w/sql/tests
# Build directory: /tmp/w/sql/buildr/tests
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
include("/tmp/w/sql/buildr/tests/test_commands[1]_include.cmake")
include("/tmp/w/sql/buildr/tests/test_evaluate[1]_include.cmake")
include("/tmp/w/sql/buildr/tests/test_git[1]_include.cmake")
include("/tmp/w/sql/buildr/tests/test_model[1]_include.cmake")
include("/tmp/w/sql/buildr/tests/test_pairing[1]_include.cmake")
include("/tmp/w/sql/buildr/tests/test_report[1]_include.cmake")
include("/tmp/w/sql/buildr/tests/test_sql[1]_include.cmake")
include("/tmp/w/sql/buildr/tests/test_typescript[1]_include.cmake")
subdirs("unit/base")
subdirs("unit/config")
subdirs("unit/layout")
subdirs("layers")
subdirs("style")
subdirs("git")
subdirs("rules")
subdirs("sql_rules")
subdirs("evaluate")
subdirs("cli")
subdirs("hooks")
subdirs("e2e")
subdirs("fuzz")
subdirs("bench")
