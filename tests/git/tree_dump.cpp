// Prints what src/git answers, for the scripts beside this file to hold against git itself and one back end against the
// other: tree_dump BACKEND QUESTION [ARGUMENT...]
#include <cstdio>
#include <iostream>
#include <span>

#include "base/error.h"
#include "git/repository.h"

namespace {

using namespace lockstep;
using Words = std::span<const std::string>;

const char* octal(model::FileMode mode) {
  switch (mode) {
    case model::FileMode::kExecutable:
      return "100755";
    case model::FileMode::kSymlink:
      return "120000";
    case model::FileMode::kSubmodule:
      return "160000";
    default:
      return "100644";
  }
}

git::Backend backend_named(const std::string& name) {
  if (name == "libgit2") return git::Backend::kLibgit2;
  if (name == "command-line") return git::Backend::kCommandLine;
  return git::Backend::kAuto;
}

/// As `git ls-tree -z` without the type.
void print_tree(const git::Tree& tree, std::string_view folder) {
  tree.for_each_file(folder, [](const git::Tree::Visited& file) {
    std::cout << octal(file.mode) << ' ' << model::ObjectId(file.id).hex() << '\t' << file.path << '\0';
  });
}

/// As `git diff --name-status --no-renames -z`, one line each.
void print_changes(const git::Tree& before, const git::Tree& after) {
  for (const git::ChangedPath& change : git::changed_paths(before, after, "")) {
    std::cout << (!change.before ? 'A' : !change.after ? 'D' : 'M') << '\t' << change.path << '\0';
  }
}

model::ObjectId commit(const git::Repository& repository, const std::string& revision) {
  const std::optional<model::ObjectId> id = repository.resolve_commit(revision);
  if (!id) throw base::Error("no such commit: " + revision);
  return *id;
}

void print_id(const std::optional<model::ObjectId>& id) {
  std::cout << (id ? id->hex() : "none") << '\n';
}

std::unique_ptr<git::Tree> tree_named(const git::Repository& repository, const std::string& name) {
  if (name == "index") return repository.index_tree();
  if (name == "worktree") return git::work_tree_files(repository);
  return repository.commit_tree(commit(repository, name));
}

void print_merge_base(const git::Repository& repository, Words revisions) {
  std::vector<model::ObjectId> tips;
  for (const std::string& tip : revisions.subspan(1)) tips.push_back(commit(repository, tip));
  print_id(repository.merge_base(commit(repository, revisions[0]), tips));
}

void print_entry(const git::Entry& file) {
  std::cout << octal(file.mode) << ' ' << file.id.hex() << '\t' << file.path << '\0';
}

/// The conflicting paths, a line each, or the files of the merge.
void print_merge(const git::Repository& repository, Words words) {
  const git::Merge merge = repository.merge(commit(repository, words[0]), commit(repository, words[1]));
  if (words.size() == 2) return print_tree(*merge.tree, "");
  if (words[2] == "conflicts") {
    for (const std::string& path : merge.conflicts) std::cout << path << '\n';
  } else if (words[2] == "changes") {
    print_changes(*repository.commit_tree(commit(repository, words[0])), *merge.tree);
  } else {
    std::cout << git::read_file(*merge.tree, words[2]).value_or("no such file\n");
  }
}

void print_paths(const git::Repository& repository) {
  std::cout << "git dir " << repository.git_dir() << "\ncommon dir " << repository.common_dir() << "\nwork tree "
            << repository.work_tree() << "\nbare " << repository.is_bare() << "\nshallow " << repository.is_shallow()
            << '\n';
}

void answer(const git::Repository& repository, const std::string& question, Words words) {
  if (question == "files") {
    print_tree(*tree_named(repository, words[0]), words.size() > 1 ? words[1] : "");
  } else if (question == "changes") {
    const auto before = tree_named(repository, words[0]);
    print_changes(*before, *tree_named(repository, words[1]));
  } else if (question == "read") {
    const std::optional<std::string> text = git::read_file(*tree_named(repository, words[0]), words[1]);
    std::cout << text.value_or("no such file\n");
  } else if (question == "folder-id") {
    print_id(tree_named(repository, words[0])->folder_id(words[1]));
  } else if (question == "folders") {
    for (const std::string& name : tree_named(repository, words[0])->folders(words[1])) std::cout << name << '\0';
  } else if (question == "merge-base") {
    print_merge_base(repository, words);
  } else if (question == "resolve") {
    print_id(repository.resolve_commit(words[0]));
  } else if (question == "head") {
    print_id(repository.head());
  } else if (question == "merge-heads") {
    for (const model::ObjectId& id : repository.merge_heads()) print_id(id);
  } else if (question == "default-branch") {
    std::cout << repository.default_remote_branch().value_or("none") << '\n';
  } else if (question == "messages") {
    for (const std::string& message :
         repository.commit_messages(commit(repository, words[0]), commit(repository, words[1]))) {
      std::cout << message << '\0';
    }
  } else if (question == "merge") {
    print_merge(repository, words);
  } else if (question == "folder") {
    print_tree(*repository.commit_folder(commit(repository, words[0]), words[1]), words[1]);
  } else if (question == "deleted") {
    for (const git::Entry& file :
         repository.deleted_files(commit(repository, words[0]), words[1], std::stoul(words[2]))) {
      print_entry(file);
    }
  } else if (question == "references") {
    for (const git::Reference& reference : repository.references(words[0])) {
      std::cout << reference.commit.hex() << ' ' << reference.name << '\n';
    }
  } else if (question == "paths") {
    print_paths(repository);
  } else {
    throw base::Error("no such question: " + question);
  }
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  try {
    const auto repository = git::open_repository(git::read_environment(), backend_named(words.at(0)));
    answer(*repository, words.at(1), Words(words).subspan(2));
    std::cerr << "answered by " << repository->backend_description() << '\n';
    return 0;
  } catch (const base::Error& error) {
    std::cerr << "error: " << error.what() << "\nhelp: " << error.hint() << '\n';
    return 2;
  }
}
