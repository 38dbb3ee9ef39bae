# The TypeScript grammar for tree-sitter, as the library target `tree_sitter_typescript`.
#
# It comes from the npm registry, because everybody with a Drizzle schema has npm: `npm pack` fetches the tarball once,
# its integrity hash is checked, and the generated parser is compiled. The tarball is kept in LOCKSTEP_CACHE_DIR, so that
# a second build folder needs no network.
set(grammar_version 0.23.2)
set(grammar_sha512
    7b4e095142b14d3e77ff1dd4ab5cc82f8e43a182957c71f8099ab081984f839a9844e9799d08d5fbce6bb85cc5199c6ef9078555b4533c3467a8bf546d4e1578)
set(LOCKSTEP_CACHE_DIR "$ENV{HOME}/.cache/lockstep-build" CACHE PATH "Where downloaded sources are kept")

set(tarball ${LOCKSTEP_CACHE_DIR}/tree-sitter-typescript-${grammar_version}.tgz)
set(grammar ${CMAKE_BINARY_DIR}/_grammar/package)

if(NOT EXISTS ${tarball})
  find_program(NPM npm)
  if(NOT NPM)
    message(FATAL_ERROR
      "npm is needed once, to fetch the TypeScript grammar (tree-sitter-typescript ${grammar_version}).\n"
      "Install it (Debian, Ubuntu: apt-get install npm), or put the tarball at\n  ${tarball}")
  endif()
  message(STATUS "Fetching tree-sitter-typescript ${grammar_version} with npm pack")
  file(MAKE_DIRECTORY ${LOCKSTEP_CACHE_DIR})
  execute_process(
    COMMAND ${NPM} pack tree-sitter-typescript@${grammar_version} --silent --pack-destination ${LOCKSTEP_CACHE_DIR}
    RESULT_VARIABLE result ERROR_VARIABLE error OUTPUT_QUIET)
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "npm pack tree-sitter-typescript@${grammar_version} failed:\n${error}")
  endif()
endif()

file(SHA512 ${tarball} actual)
if(NOT actual STREQUAL grammar_sha512)
  message(FATAL_ERROR "${tarball} is not the tree-sitter-typescript ${grammar_version} that was pinned\n"
                      "  expected sha512 ${grammar_sha512}\n  found           ${actual}\nDelete it and configure again.")
endif()
if(NOT EXISTS ${grammar}/typescript/src/parser.c)
  file(ARCHIVE_EXTRACT INPUT ${tarball} DESTINATION ${CMAKE_BINARY_DIR}/_grammar
       PATTERNS package/typescript/src/* package/common/*)
endif()

find_library(TREE_SITTER NAMES libtree-sitter.a tree-sitter REQUIRED)
find_path(TREE_SITTER_INCLUDE tree_sitter/api.h REQUIRED)

add_library(tree_sitter_typescript STATIC ${grammar}/typescript/src/parser.c ${grammar}/typescript/src/scanner.c)
target_include_directories(tree_sitter_typescript PRIVATE ${grammar}/typescript/src)
target_include_directories(tree_sitter_typescript SYSTEM INTERFACE ${TREE_SITTER_INCLUDE})
# The generated tables take minutes at -O2 and gain nothing; a sanitizer has nothing to find in them.
target_compile_options(tree_sitter_typescript PRIVATE -w -O1 )
target_link_libraries(tree_sitter_typescript PUBLIC ${TREE_SITTER})
