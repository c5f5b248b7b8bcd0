package io.rapport.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every proof of every small tree, against the definitions; and nothing but those proofs is taken for one. */
class MerkleTreeTest {

    private static final int SMALL = 66;

    /** Three levels of tiles. */
    private static final int LARGE = 66_000;

    private static final TreeFixture KEPT = TreeFixture.of(SMALL);
    private static final MerkleTree TREE = KEPT.tree();

    private static Hash root(int size) {
        return NaiveTree.root(KEPT.leaves(size));
    }

    @Test
    void roots_are_those_of_the_definition() {
        for (int size = 0; size <= SMALL; size++) {
            assertThat(TREE.root(size)).isEqualTo(root(size));
            assertThat(GrowingTree.of(size, KEPT).root()).isEqualTo(root(size));
        }
    }

    @Test
    void inclusion_proofs_are_those_of_the_definition_and_prove_it() {
        for (int size = 1; size <= SMALL; size++) {
            for (int index = 0; index < size; index++) {
                InclusionProof proof = TREE.inclusion(index, size);
                assertThat(proof.hashes()).isEqualTo(NaiveTree.path(index, KEPT.leaves(size)));
                assertThat(proof.proves(TreeFixture.leaf(index), root(size))).isTrue();
            }
        }
    }

    @Test
    void consistency_proofs_are_those_of_the_definition_and_prove_it() {
        for (int to = 1; to <= SMALL; to++) {
            for (int from = 1; from <= to; from++) {
                ConsistencyProof proof = TREE.consistency(from, to);
                assertThat(proof.hashes()).isEqualTo(NaiveTree.proof(from, KEPT.leaves(to)));
                assertThat(proof.proves(root(from), root(to))).isTrue();
            }
        }
    }

    @Test
    void any_tree_begins_with_the_empty_one() {
        ConsistencyProof proof = TREE.consistency(0, SMALL);
        assertThat(proof.hashes()).isEmpty();
        assertThat(proof.proves(TreeHash.EMPTY, root(SMALL))).isTrue();
        assertThat(proof.proves(root(1), root(SMALL))).isFalse();
    }

    @Test
    void an_inclusion_proof_holds_for_nothing_else() {
        for (int size = 1; size <= 20; size++) {
            Hash root = root(size);
            for (int index = 0; index < size; index++) {
                Hash leaf = TreeFixture.leaf(index);
                InclusionProof proof = TREE.inclusion(index, size);
                for (int other = -1; other <= size; other++) {
                    assertThat(other == index || !new InclusionProof(other, size, proof.hashes()).proves(leaf, root))
                            .isTrue();
                }
                for (List<Hash> hashes : damaged(proof.hashes())) {
                    assertThat(new InclusionProof(index, size, hashes).proves(leaf, root))
                            .isFalse();
                }
                assertThat(flipped(leaf)).noneMatch(other -> proof.proves(other, root));
                assertThat(flipped(root)).noneMatch(other -> proof.proves(leaf, other));
                assertThat(proof.proves(leaf, root(size + 1))).isFalse();
            }
        }
    }

    /** A wrong size may leave the path as it was; it then fails by the root, which another size has. */
    @Test
    void an_inclusion_proof_does_not_hold_for_the_root_of_another_size() {
        for (int size = 1; size <= 20; size++) {
            for (int other = 1; other <= 20; other++) {
                for (int index = 0; index < Math.min(size, other); index++) {
                    InclusionProof proof = new InclusionProof(
                            index, other, TREE.inclusion(index, size).hashes());
                    assertThat(proof.proves(TreeFixture.leaf(index), root(other)))
                            .isEqualTo(size == other);
                }
            }
        }
    }

    @Test
    void a_consistency_proof_holds_for_nothing_else() {
        for (int to = 1; to <= 20; to++) {
            for (int from = 1; from < to; from++) {
                ConsistencyProof proof = TREE.consistency(from, to);
                Hash fromRoot = root(from);
                Hash toRoot = root(to);
                for (List<Hash> hashes : damaged(proof.hashes())) {
                    assertThat(new ConsistencyProof(from, to, hashes).proves(fromRoot, toRoot))
                            .isFalse();
                }
                for (int other = 0; other <= 21; other++) {
                    Hash otherRoot = root(other);
                    assertThat(other == from
                                    || !new ConsistencyProof(other, to, proof.hashes()).proves(otherRoot, toRoot))
                            .isTrue();
                    assertThat(other == to
                                    || !new ConsistencyProof(from, other, proof.hashes()).proves(fromRoot, otherRoot))
                            .isTrue();
                }
                assertThat(flipped(fromRoot)).noneMatch(other -> proof.proves(other, toRoot));
                assertThat(flipped(toRoot)).noneMatch(other -> proof.proves(fromRoot, other));
            }
        }
    }

    @Test
    void two_histories_that_part_are_not_consistent() {
        List<Hash> forked = new ArrayList<>(KEPT.leaves(40));
        forked.set(17, TreeHash.leaf(new byte[] {9}));
        for (int from = 18; from < 40; from++) {
            ConsistencyProof ours = TREE.consistency(from, 40);
            ConsistencyProof theirs = new ConsistencyProof(from, 40, NaiveTree.proof(from, forked));
            assertThat(theirs.proves(NaiveTree.root(forked.subList(0, from)), NaiveTree.root(forked)))
                    .isTrue();
            assertThat(ours.proves(root(from), NaiveTree.root(forked))).isFalse();
            assertThat(theirs.proves(root(from), NaiveTree.root(forked))).isFalse();
        }
    }

    @Test
    void a_leaf_is_not_taken_for_a_node() {
        Hash left = TreeFixture.leaf(0);
        Hash right = TreeFixture.leaf(1);
        byte[] both = new byte[2 * Hash.BYTES];
        left.put(both, 0);
        right.put(both, 1);
        assertThat(TreeHash.leaf(both)).isNotEqualTo(TreeHash.node(left, right));
    }

    @Test
    void large_trees_prove_themselves_across_tiles() {
        TreeFixture kept = TreeFixture.of(LARGE);
        MerkleTree tree = kept.tree();
        int[] sizes = {255, 256, 257, 511, 65_535, 65_536, 65_537, 65_792, LARGE};
        for (int size : sizes) {
            Hash root = tree.root(size);
            assertThat(root).isEqualTo(NaiveTree.root(kept.leaves(size)));
            assertThat(GrowingTree.of(size, kept).root()).isEqualTo(root);
            for (int index : new int[] {0, 1, 255, 256, size / 2, size - 2, size - 1}) {
                int leaf = Math.min(index, size - 1);
                assertThat(tree.inclusion(leaf, size).proves(TreeFixture.leaf(leaf), root))
                        .isTrue();
            }
            for (int from : sizes) {
                if (from <= size) {
                    assertThat(tree.consistency(from, size).proves(tree.root(from), root))
                            .isTrue();
                }
            }
        }
    }

    @Test
    void a_tree_goes_on_from_what_was_kept_at_any_size() {
        TreeFixture kept = TreeFixture.of(600);
        for (int size = 0; size < 600; size += 37) {
            GrowingTree resumed = GrowingTree.of(size, kept);
            for (int index = size; index < 600; index++) {
                resumed.append(TreeFixture.leaf(index));
            }
            assertThat(resumed.size()).isEqualTo(600);
            assertThat(resumed.root()).isEqualTo(kept.tree().root(600));
        }
    }

    @Test
    void a_tile_that_is_missing_is_told() {
        TreeFixture kept = TreeFixture.of(600);
        kept.lose(new TileId(0, 1));
        assertThatExceptionOfType(TreeIncomplete.class)
                .isThrownBy(() -> kept.tree().inclusion(300, 600));
        kept.lose(new TileId(1, 0));
        assertThatExceptionOfType(TreeIncomplete.class).isThrownBy(() -> GrowingTree.of(600, kept));
    }

    @Test
    void what_is_not_in_a_tree_has_no_proof() {
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> TREE.inclusion(8, 8));
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> TREE.inclusion(-1, 8));
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> TREE.consistency(9, 8));
    }

    /** One hash missing, one too many, two exchanged, and a bit flipped in each byte of each. */
    private static List<List<Hash>> damaged(List<Hash> hashes) {
        List<List<Hash>> damaged = new ArrayList<>();
        for (int i = 0; i < hashes.size(); i++) {
            List<Hash> missing = new ArrayList<>(hashes);
            missing.remove(i);
            damaged.add(missing);
            for (Hash flipped : flipped(hashes.get(i))) {
                List<Hash> changed = new ArrayList<>(hashes);
                changed.set(i, flipped);
                damaged.add(changed);
            }
        }
        for (int i = 0; i <= hashes.size(); i++) {
            List<Hash> extra = new ArrayList<>(hashes);
            extra.add(i, TreeFixture.leaf(i));
            damaged.add(extra);
        }
        if (hashes.size() > 1) {
            List<Hash> exchanged = new ArrayList<>(hashes);
            exchanged.set(0, hashes.get(1));
            exchanged.set(1, hashes.get(0));
            damaged.add(exchanged);
        }
        return damaged;
    }

    private static List<Hash> flipped(Hash hash) {
        List<Hash> flipped = new ArrayList<>();
        for (int i = 0; i < Hash.BYTES; i++) {
            byte[] bytes = hash.bytes();
            bytes[i] ^= 1;
            flipped.add(Hash.of(bytes));
        }
        return flipped;
    }
}
