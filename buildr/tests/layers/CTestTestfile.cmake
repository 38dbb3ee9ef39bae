# CMake generated Testfile for 
# Source directory: /tmp/w/sql/tests/layers
# Build directory: /tmp/w/sql/buildr/tests/layers
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
add_test([=[layers: every include is in the table]=] "sh" "/tmp/w/sql/tests/layers/check.sh" "/tmp/w/sql/src" "/tmp/w/sql/tests/layers/allowed_includes.txt")
set_tests_properties([=[layers: every include is in the table]=] PROPERTIES  _BACKTRACE_TRIPLES "/tmp/w/sql/tests/layers/CMakeLists.txt;2;add_test;/tmp/w/sql/tests/layers/CMakeLists.txt;0;")
add_test([=[layers: the check notices each kind of violation]=] "sh" "/tmp/w/sql/tests/layers/check_test.sh")
set_tests_properties([=[layers: the check notices each kind of violation]=] PROPERTIES  _BACKTRACE_TRIPLES "/tmp/w/sql/tests/layers/CMakeLists.txt;4;add_test;/tmp/w/sql/tests/layers/CMakeLists.txt;0;")
