# libpg_query, PostgreSQL's own parser as a library, as the target `libpg_query`.
#
# Linked statically: it costs a tenth of a millisecond at start then, and the binary runs where it is not installed. Its
# trees come as protobuf messages, whose C runtime is in libpg_query.a already; only the header is another package's.
find_path(PG_QUERY_INCLUDE pg_query.h)
find_path(PROTOBUF_C_INCLUDE protobuf-c/protobuf-c.h)
find_library(PG_QUERY_STATIC libpg_query.a)
if(NOT PG_QUERY_INCLUDE OR NOT PROTOBUF_C_INCLUDE OR NOT PG_QUERY_STATIC)
  message(FATAL_ERROR
    "libpg_query is missing (Debian 12 and 13, Ubuntu 24.04: apt-get install libpg-query-dev libprotobuf-c-dev)")
endif()

# The grammars that lockstep was tried with: Debian 12 has that of PostgreSQL 15, Ubuntu 24.04 that of 16, Debian 13 that
# of 17. src/sql/pg_version.h and src/sql/grammar_15.h make the same of them; another one might even compile, and be wrong.
file(STRINGS ${PG_QUERY_INCLUDE}/pg_query.h pg_query_major REGEX "#define PG_MAJORVERSION ")
string(REGEX MATCH "[0-9]+" pg_query_major "${pg_query_major}")
if(NOT pg_query_major MATCHES "^(15|16|17)$")
  message(FATAL_ERROR
    "libpg_query in ${PG_QUERY_INCLUDE} has the grammar of PostgreSQL ${pg_query_major}; lockstep knows those of 15, 16 and "
    "17.\nHave one of those beside it, and say where: -DPG_QUERY_INCLUDE=FOLDER -DPG_QUERY_STATIC=FOLDER/libpg_query.a")
endif()
message(STATUS "libpg_query: the grammar of PostgreSQL ${pg_query_major}")

add_library(libpg_query INTERFACE)
target_include_directories(libpg_query SYSTEM INTERFACE ${PG_QUERY_INCLUDE} ${PROTOBUF_C_INCLUDE})
# The library packs each tree into bytes; src/sql/pg_tree.cpp reads it before that, in place of these functions.
foreach(function IN ITEMS get_packed_size pack)
  target_link_options(libpg_query INTERFACE LINKER:--wrap=pg_query__parse_result__${function})
endforeach()
target_link_libraries(libpg_query INTERFACE ${PG_QUERY_STATIC} m)
