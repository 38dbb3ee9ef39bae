# CMake generated Testfile for 
# Source directory: /tmp/w/sql/tests/evaluate
# Build directory: /tmp/w/sql/buildr/tests/evaluate
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
include("/tmp/w/sql/buildr/tests/evaluate/test_edit_kinds[1]_include.cmake")
include("/tmp/w/sql/buildr/tests/evaluate/test_unknown_parts[1]_include.cmake")
add_test([=[evaluate: histories]=] "/usr/bin/cmake" "-E" "env" "HISTORIES=/tmp/w/sql/buildr/tests/evaluate/histories" "sh" "/tmp/w/sql/tests/evaluate/histories_test.sh")
set_tests_properties([=[evaluate: histories]=] PROPERTIES  _BACKTRACE_TRIPLES "/tmp/w/sql/tests/CMakeLists.txt;21;add_test;/tmp/w/sql/tests/evaluate/CMakeLists.txt;23;lockstep_script_test;/tmp/w/sql/tests/evaluate/CMakeLists.txt;0;")
add_test([=[evaluate: as drizzle-kit]=] "/usr/bin/cmake" "-E" "env" "SCHEMA_ORACLE=/tmp/w/sql/buildr/tests/evaluate/schema_oracle" "LOCKSTEP_NODE_MODULES=/tmp/w/sql/buildr/tests/e2e/packages/node_modules" "sh" "/tmp/w/sql/tests/evaluate/as_drizzle_kit.sh" "/tmp/w/sql/buildr/tests/evaluate/kit")
set_tests_properties([=[evaluate: as drizzle-kit]=] PROPERTIES  FIXTURES_REQUIRED "e2e_packages" FIXTURES_SETUP "kit_snapshots" SKIP_RETURN_CODE "77" TIMEOUT "600" _BACKTRACE_TRIPLES "/tmp/w/sql/tests/CMakeLists.txt;21;add_test;/tmp/w/sql/tests/evaluate/CMakeLists.txt;33;lockstep_script_test;/tmp/w/sql/tests/evaluate/CMakeLists.txt;0;")
add_test([=[evaluate: mutants]=] "/usr/bin/cmake" "-E" "env" "SCHEMA_ORACLE=/tmp/w/sql/buildr/tests/evaluate/schema_oracle" "LOCKSTEP_NODE_MODULES=/tmp/w/sql/buildr/tests/e2e/packages/node_modules" "sh" "/tmp/w/sql/tests/evaluate/mutants.sh" "/tmp/w/sql/buildr/tests/evaluate/kit" "16")
set_tests_properties([=[evaluate: mutants]=] PROPERTIES  FIXTURES_REQUIRED "e2e_packages;kit_snapshots" SKIP_RETURN_CODE "77" TIMEOUT "600" _BACKTRACE_TRIPLES "/tmp/w/sql/tests/CMakeLists.txt;21;add_test;/tmp/w/sql/tests/evaluate/CMakeLists.txt;35;lockstep_script_test;/tmp/w/sql/tests/evaluate/CMakeLists.txt;0;")
