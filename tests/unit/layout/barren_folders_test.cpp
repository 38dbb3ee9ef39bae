#include "layout/barren_folders.h"

#include <gtest/gtest.h>

#include "config/config.h"
#include "git/listing.h"
#include "layout/projects.h"

namespace lockstep::layout {
namespace {

model::ObjectId id_of(char digit) {
  return *model::ObjectId::parse(std::string(40, digit));
}

TEST(BarrenFolders, AreKnownAgainFromTheirText) {
  BarrenFolders learnt;
  for (const char digit : {'c', 'a', 'b'}) learnt.add(id_of(digit));
  EXPECT_TRUE(learnt.has_changed());
  const BarrenFolders kept(learnt.text());
  EXPECT_FALSE(kept.has_changed());
  for (const char digit : {'a', 'b', 'c'}) EXPECT_TRUE(kept.contains(id_of(digit)));
  EXPECT_FALSE(kept.contains(id_of('d')));
}

TEST(BarrenFolders, GrowByWhatIsNewAlone) {
  BarrenFolders first;
  first.add(id_of('b'));
  BarrenFolders second(first.text());
  second.add(id_of('b'));
  EXPECT_FALSE(second.has_changed());
  second.add(id_of('a'));
  const BarrenFolders third(second.text());
  EXPECT_TRUE(third.contains(id_of('a')) && third.contains(id_of('b')));
}

TEST(BarrenFolders, OfAnotherFormatOrCutShortAreNone) {
  BarrenFolders learnt;
  for (const char digit : {'a', 'b'}) learnt.add(id_of(digit));
  const std::string text = learnt.text();
  for (std::size_t size = 0; size < text.size(); ++size) {
    const BarrenFolders cut(text.substr(0, size));
    EXPECT_FALSE(cut.contains(id_of('b'))) << size;
  }
  EXPECT_FALSE(BarrenFolders("lockstep barren folders 999\n" + id_of('a').hex() + "\n").contains(id_of('a')));
}

class NoBlobs : public git::BlobSource {
 public:
  std::string read_blob(const model::ObjectId&, std::string_view) const override { return ""; }
};

/// A tree of these files in which the folder `named` has an id, as in an index or a commit.
git::ListingTree tree_of(const std::vector<std::string_view>& paths, const std::string& named) {
  static const NoBlobs no_blobs;
  static const std::string id(20, '\x22');
  git::Listing listing;
  for (const std::string_view path : paths) listing.files.push_back({path, id});
  listing.folders[named] = {id, std::nullopt};
  return git::ListingTree(std::move(listing), no_blobs);
}

TEST(Search, LearnsWhichFoldersHaveNothing) {
  BarrenFolders barren;
  const auto tree = tree_of({"db/migrations/0001_a.sql", "db/migrations/0002_b.sql", "src/a.ts", "src/b/c.ts"}, "src");
  const ProjectSearch search = search_projects(tree, {}, &barren);
  ASSERT_EQ(search.projects.size(), 1U);
  EXPECT_EQ(search.projects.front().migrations_folder, "db/migrations");
  EXPECT_TRUE(barren.contains(id_of('2')));
}

TEST(Search, LearnsNothingOfAFolderWithOneSuchName) {
  for (const char* path : {"src/drizzle.config.ts", "src/deep/down/x.sql", "src/_journal.json"}) {
    BarrenFolders barren;
    search_projects(tree_of({path}, "src"), {}, &barren);
    EXPECT_FALSE(barren.has_changed()) << path;
  }
}

TEST(Search, DoesNotEnterAFolderThatIsKnown) {
  BarrenFolders barren;
  barren.add(id_of('2'));
  const auto tree = tree_of({"db/migrations/0001_a.sql", "db/migrations/0002_b.sql"}, "db");
  EXPECT_TRUE(search_projects(tree, {}, &barren).projects.empty());
}

}  // namespace
}  // namespace lockstep::layout
