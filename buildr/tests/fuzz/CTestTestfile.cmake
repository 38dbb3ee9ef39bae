# CMake generated Testfile for 
# Source directory: /tmp/w/sql/tests/fuzz
# Build directory: /tmp/w/sql/buildr/tests/fuzz
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
add_test([=[fuzz: corpus of json]=] "/tmp/w/sql/buildr/tests/fuzz/replay_json" "/tmp/w/sql/tests/fuzz/corpus/json")
set_tests_properties([=[fuzz: corpus of json]=] PROPERTIES  _BACKTRACE_TRIPLES "/tmp/w/sql/tests/fuzz/CMakeLists.txt;38;add_test;/tmp/w/sql/tests/fuzz/CMakeLists.txt;41;lockstep_fuzz;/tmp/w/sql/tests/fuzz/CMakeLists.txt;0;")
add_test([=[fuzz: corpus of sanitize]=] "/tmp/w/sql/buildr/tests/fuzz/replay_sanitize" "/tmp/w/sql/tests/fuzz/corpus/sanitize")
set_tests_properties([=[fuzz: corpus of sanitize]=] PROPERTIES  _BACKTRACE_TRIPLES "/tmp/w/sql/tests/fuzz/CMakeLists.txt;38;add_test;/tmp/w/sql/tests/fuzz/CMakeLists.txt;42;lockstep_fuzz;/tmp/w/sql/tests/fuzz/CMakeLists.txt;0;")
add_test([=[fuzz: corpus of sql]=] "/tmp/w/sql/buildr/tests/fuzz/replay_sql" "/tmp/w/sql/tests/fuzz/corpus/sql")
set_tests_properties([=[fuzz: corpus of sql]=] PROPERTIES  _BACKTRACE_TRIPLES "/tmp/w/sql/tests/fuzz/CMakeLists.txt;38;add_test;/tmp/w/sql/tests/fuzz/CMakeLists.txt;43;lockstep_fuzz;/tmp/w/sql/tests/fuzz/CMakeLists.txt;0;")
add_test([=[fuzz: corpus of index]=] "/tmp/w/sql/buildr/tests/fuzz/replay_index" "/tmp/w/sql/tests/fuzz/corpus/index")
set_tests_properties([=[fuzz: corpus of index]=] PROPERTIES  _BACKTRACE_TRIPLES "/tmp/w/sql/tests/fuzz/CMakeLists.txt;38;add_test;/tmp/w/sql/tests/fuzz/CMakeLists.txt;44;lockstep_fuzz;/tmp/w/sql/tests/fuzz/CMakeLists.txt;0;")
add_test([=[fuzz: corpus of paths]=] "/tmp/w/sql/buildr/tests/fuzz/replay_paths" "/tmp/w/sql/tests/fuzz/corpus/paths")
set_tests_properties([=[fuzz: corpus of paths]=] PROPERTIES  _BACKTRACE_TRIPLES "/tmp/w/sql/tests/fuzz/CMakeLists.txt;38;add_test;/tmp/w/sql/tests/fuzz/CMakeLists.txt;45;lockstep_fuzz;/tmp/w/sql/tests/fuzz/CMakeLists.txt;0;")
add_test([=[fuzz: corpus of journal]=] "/tmp/w/sql/buildr/tests/fuzz/replay_journal" "/tmp/w/sql/tests/fuzz/corpus/journal")
set_tests_properties([=[fuzz: corpus of journal]=] PROPERTIES  _BACKTRACE_TRIPLES "/tmp/w/sql/tests/fuzz/CMakeLists.txt;38;add_test;/tmp/w/sql/tests/fuzz/CMakeLists.txt;46;lockstep_fuzz;/tmp/w/sql/tests/fuzz/CMakeLists.txt;0;")
add_test([=[fuzz: corpus of snapshot]=] "/tmp/w/sql/buildr/tests/fuzz/replay_snapshot" "/tmp/w/sql/tests/fuzz/corpus/snapshot")
set_tests_properties([=[fuzz: corpus of snapshot]=] PROPERTIES  _BACKTRACE_TRIPLES "/tmp/w/sql/tests/fuzz/CMakeLists.txt;38;add_test;/tmp/w/sql/tests/fuzz/CMakeLists.txt;47;lockstep_fuzz;/tmp/w/sql/tests/fuzz/CMakeLists.txt;0;")
add_test([=[fuzz: corpus of snapshot_schema]=] "/tmp/w/sql/buildr/tests/fuzz/replay_snapshot_schema" "/tmp/w/sql/tests/fuzz/corpus/snapshot_schema")
set_tests_properties([=[fuzz: corpus of snapshot_schema]=] PROPERTIES  _BACKTRACE_TRIPLES "/tmp/w/sql/tests/fuzz/CMakeLists.txt;38;add_test;/tmp/w/sql/tests/fuzz/CMakeLists.txt;48;lockstep_fuzz;/tmp/w/sql/tests/fuzz/CMakeLists.txt;0;")
add_test([=[fuzz: corpus of config]=] "/tmp/w/sql/buildr/tests/fuzz/replay_config" "/tmp/w/sql/tests/fuzz/corpus/config")
set_tests_properties([=[fuzz: corpus of config]=] PROPERTIES  _BACKTRACE_TRIPLES "/tmp/w/sql/tests/fuzz/CMakeLists.txt;38;add_test;/tmp/w/sql/tests/fuzz/CMakeLists.txt;49;lockstep_fuzz;/tmp/w/sql/tests/fuzz/CMakeLists.txt;0;")
add_test([=[fuzz: corpus of typescript]=] "/tmp/w/sql/buildr/tests/fuzz/replay_typescript" "/tmp/w/sql/tests/fuzz/corpus/typescript")
set_tests_properties([=[fuzz: corpus of typescript]=] PROPERTIES  _BACKTRACE_TRIPLES "/tmp/w/sql/tests/fuzz/CMakeLists.txt;38;add_test;/tmp/w/sql/tests/fuzz/CMakeLists.txt;50;lockstep_fuzz;/tmp/w/sql/tests/fuzz/CMakeLists.txt;0;")
add_test([=[fuzz: corpus of pairing]=] "/tmp/w/sql/buildr/tests/fuzz/replay_pairing" "/tmp/w/sql/tests/fuzz/corpus/pairing")
set_tests_properties([=[fuzz: corpus of pairing]=] PROPERTIES  _BACKTRACE_TRIPLES "/tmp/w/sql/tests/fuzz/CMakeLists.txt;38;add_test;/tmp/w/sql/tests/fuzz/CMakeLists.txt;51;lockstep_fuzz;/tmp/w/sql/tests/fuzz/CMakeLists.txt;0;")
add_test([=[fuzz: corpus of unknown_parts]=] "/tmp/w/sql/buildr/tests/fuzz/replay_unknown_parts" "/tmp/w/sql/tests/fuzz/corpus/unknown_parts")
set_tests_properties([=[fuzz: corpus of unknown_parts]=] PROPERTIES  _BACKTRACE_TRIPLES "/tmp/w/sql/tests/fuzz/CMakeLists.txt;38;add_test;/tmp/w/sql/tests/fuzz/CMakeLists.txt;52;lockstep_fuzz;/tmp/w/sql/tests/fuzz/CMakeLists.txt;0;")
