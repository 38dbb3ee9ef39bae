#include <git2.h>

int main(void) {
  git_repository* repository = 0;
  git_oid base;
  git_libgit2_init();
  return git_repository_open_ext(&repository, ".", 0, 0) + git_merge_base(&base, repository, &base, &base);
}
