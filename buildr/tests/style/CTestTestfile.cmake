# CMake generated Testfile for 
# Source directory: /tmp/w/sql/tests/style
# Build directory: /tmp/w/sql/buildr/tests/style
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
add_test([=[style: clang_format]=] "sh" "/tmp/w/sql/tests/style/clang_format.sh")
set_tests_properties([=[style: clang_format]=] PROPERTIES  SKIP_RETURN_CODE "77" WORKING_DIRECTORY "/tmp/w/sql" _BACKTRACE_TRIPLES "/tmp/w/sql/tests/style/CMakeLists.txt;6;add_test;/tmp/w/sql/tests/style/CMakeLists.txt;0;")
add_test([=[style: shellcheck]=] "sh" "/tmp/w/sql/tests/style/shellcheck.sh")
set_tests_properties([=[style: shellcheck]=] PROPERTIES  SKIP_RETURN_CODE "77" WORKING_DIRECTORY "/tmp/w/sql" _BACKTRACE_TRIPLES "/tmp/w/sql/tests/style/CMakeLists.txt;6;add_test;/tmp/w/sql/tests/style/CMakeLists.txt;0;")
