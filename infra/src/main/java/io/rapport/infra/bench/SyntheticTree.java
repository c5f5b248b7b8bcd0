package io.rapport.infra.bench;

import io.rapport.domain.audit.GrowingTree;
import io.rapport.domain.audit.Hash;
import io.rapport.domain.audit.MerkleTree;
import io.rapport.domain.audit.TileNodes;
import io.rapport.domain.audit.TreeHash;
import io.rapport.infra.audit.TileTable;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;

/** A large tree of leaves that no event stands behind, in tiles and, as the baseline, one row a node. */
record SyntheticTree(JdbcTemplate jdbc, NodeRows rows, int leaves) {

    private static final int FLUSH = 65_536;

    static SyntheticTree fill(BenchRun run, JdbcTemplate jdbc, int leaves) {
        NodeRows rows = new NodeRows(jdbc);
        rows.create();
        TileTable tiles = new TileTable(jdbc);
        GrowingTree tree = new GrowingTree();
        for (int i = 0; i < leaves; i++) {
            Hash leaf =
                    TreeHash.leaf(ByteBuffer.allocate(Integer.BYTES).putInt(i).array());
            tree.append(leaf);
            rows.append(leaf);
            if (tree.size() % FLUSH == 0 || tree.size() == leaves) {
                tiles.write(tree.takeChanged());
                rows.flush();
                run.progress().say("audit: " + tree.size() + " of " + leaves + " leaves");
            }
        }
        jdbc.execute("vacuum analyze audit.tile");
        jdbc.execute("vacuum analyze bench.node");
        return new SyntheticTree(jdbc, rows, leaves);
    }

    /** As the application reads it. */
    MerkleTree inTiles() {
        return new MerkleTree(new TileNodes(new TileTable(jdbc)));
    }

    MerkleTree inRows() {
        return new MerkleTree(rows);
    }

    double rowBytesPerLeaf() {
        return rows.bytesPerLeaf();
    }

    double tileBytesPerLeaf() {
        Long bytes = jdbc.queryForObject("select pg_total_relation_size('audit.tile')", Long.class);
        return (double) Objects.requireNonNull(bytes) / leaves;
    }
}
