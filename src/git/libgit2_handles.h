#pragma once
#include <git2.h>

#include "base/handle.h"
#include "model/object_id.h"

namespace lockstep::git {

using RepositoryHandle = base::Handle<git_repository, git_repository_free>;
using OdbHandle = base::Handle<git_odb, git_odb_free>;
using OdbObjectHandle = base::Handle<git_odb_object, git_odb_object_free>;
using TreeHandle = base::Handle<git_tree, git_tree_free>;
using TreeEntryHandle = base::Handle<git_tree_entry, git_tree_entry_free>;
using CommitHandle = base::Handle<git_commit, git_commit_free>;
using ObjectHandle = base::Handle<git_object, git_object_free>;
using ReferenceHandle = base::Handle<git_reference, git_reference_free>;
using ConfigHandle = base::Handle<git_config, git_config_free>;
using IndexHandle = base::Handle<git_index, git_index_free>;
using ConflictIteratorHandle = base::Handle<git_index_conflict_iterator, git_index_conflict_iterator_free>;
using ReferenceIteratorHandle = base::Handle<git_reference_iterator, git_reference_iterator_free>;
using RevwalkHandle = base::Handle<git_revwalk, git_revwalk_free>;

model::ObjectId to_object_id(const git_oid& oid);

/// Throws when `id` is no sha1 id.
git_oid to_oid(const model::ObjectId& id);

/// What libgit2 says about the last call that failed.
std::string last_message();

}  // namespace lockstep::git
