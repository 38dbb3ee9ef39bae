# CMake generated Testfile for 
# Source directory: /tmp/w/sql/tests/e2e
# Build directory: /tmp/w/sql/buildr/tests/e2e
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
add_test([=[e2e: npm ci]=] "sh" "/tmp/w/sql/tests/e2e/packages.sh" "/tmp/w/sql/buildr/tests/e2e/packages")
set_tests_properties([=[e2e: npm ci]=] PROPERTIES  FIXTURES_SETUP "e2e_packages" SKIP_RETURN_CODE "77" TIMEOUT "300" _BACKTRACE_TRIPLES "/tmp/w/sql/tests/e2e/CMakeLists.txt;12;add_test;/tmp/w/sql/tests/e2e/CMakeLists.txt;0;")
add_test([=[e2e: lefthook]=] "/usr/bin/cmake" "-E" "env" "LOCKSTEP=/tmp/w/sql/buildr/src/lockstep" "PACKAGES=/tmp/w/sql/buildr/tests/e2e/packages/node_modules" "sh" "/tmp/w/sql/tests/e2e/lefthook.sh")
set_tests_properties([=[e2e: lefthook]=] PROPERTIES  FIXTURES_REQUIRED "e2e_packages" SKIP_RETURN_CODE "77" TIMEOUT "120" _BACKTRACE_TRIPLES "/tmp/w/sql/tests/CMakeLists.txt;21;add_test;/tmp/w/sql/tests/e2e/CMakeLists.txt;16;lockstep_script_test;/tmp/w/sql/tests/e2e/CMakeLists.txt;0;")
add_test([=[e2e: lefthook_own_hook]=] "/usr/bin/cmake" "-E" "env" "LOCKSTEP=/tmp/w/sql/buildr/src/lockstep" "PACKAGES=/tmp/w/sql/buildr/tests/e2e/packages/node_modules" "sh" "/tmp/w/sql/tests/e2e/lefthook_own_hook.sh")
set_tests_properties([=[e2e: lefthook_own_hook]=] PROPERTIES  FIXTURES_REQUIRED "e2e_packages" SKIP_RETURN_CODE "77" TIMEOUT "120" _BACKTRACE_TRIPLES "/tmp/w/sql/tests/CMakeLists.txt;21;add_test;/tmp/w/sql/tests/e2e/CMakeLists.txt;16;lockstep_script_test;/tmp/w/sql/tests/e2e/CMakeLists.txt;0;")
add_test([=[e2e: husky]=] "/usr/bin/cmake" "-E" "env" "LOCKSTEP=/tmp/w/sql/buildr/src/lockstep" "PACKAGES=/tmp/w/sql/buildr/tests/e2e/packages/node_modules" "sh" "/tmp/w/sql/tests/e2e/husky.sh")
set_tests_properties([=[e2e: husky]=] PROPERTIES  FIXTURES_REQUIRED "e2e_packages" SKIP_RETURN_CODE "77" TIMEOUT "120" _BACKTRACE_TRIPLES "/tmp/w/sql/tests/CMakeLists.txt;21;add_test;/tmp/w/sql/tests/e2e/CMakeLists.txt;16;lockstep_script_test;/tmp/w/sql/tests/e2e/CMakeLists.txt;0;")
add_test([=[e2e: husky_linked_worktree]=] "/usr/bin/cmake" "-E" "env" "LOCKSTEP=/tmp/w/sql/buildr/src/lockstep" "PACKAGES=/tmp/w/sql/buildr/tests/e2e/packages/node_modules" "sh" "/tmp/w/sql/tests/e2e/husky_linked_worktree.sh")
set_tests_properties([=[e2e: husky_linked_worktree]=] PROPERTIES  FIXTURES_REQUIRED "e2e_packages" SKIP_RETURN_CODE "77" TIMEOUT "120" _BACKTRACE_TRIPLES "/tmp/w/sql/tests/CMakeLists.txt;21;add_test;/tmp/w/sql/tests/e2e/CMakeLists.txt;16;lockstep_script_test;/tmp/w/sql/tests/e2e/CMakeLists.txt;0;")
add_test([=[e2e: reports]=] "/usr/bin/cmake" "-E" "env" "PACKAGES=/tmp/w/sql/buildr/tests/e2e/packages/node_modules" "bash" "/tmp/w/sql/tests/e2e/reports.sh" "/tmp/w/sql/buildr/src/lockstep")
set_tests_properties([=[e2e: reports]=] PROPERTIES  FIXTURES_REQUIRED "e2e_packages" SKIP_RETURN_CODE "77" TIMEOUT "120" _BACKTRACE_TRIPLES "/tmp/w/sql/tests/e2e/CMakeLists.txt;22;add_test;/tmp/w/sql/tests/e2e/CMakeLists.txt;0;")
