# libpq, PostgreSQL's client library, as the target `libpq`. Shared: it brings TLS and Kerberos, which the system updates.
find_path(LIBPQ_INCLUDE libpq-fe.h PATH_SUFFIXES postgresql)
find_library(LIBPQ_LIBRARY pq)
if(NOT LIBPQ_INCLUDE OR NOT LIBPQ_LIBRARY)
  message(FATAL_ERROR "libpq is missing (Debian, Ubuntu: apt-get install libpq-dev)")
endif()

add_library(libpq INTERFACE)
target_include_directories(libpq SYSTEM INTERFACE ${LIBPQ_INCLUDE})
target_link_libraries(libpq INTERFACE ${LIBPQ_LIBRARY})
