package io.rapport.infra.bench;

import io.rapport.domain.audit.Hash;
import io.rapport.domain.audit.Node;
import io.rapport.domain.audit.NodeSource;
import io.rapport.domain.audit.TreeHash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;

/** A tree as most implementations keep it, one row a node: the baseline of the one in tiles. Every complete node is stored. */
final class NodeRows implements NodeSource {

    private static final String INSERT = """
            insert into bench.node (level, index, hash)
            select * from unnest(?::smallint[], ?::bigint[], ?::bytea[])
            """;

    private static final String READ = """
            select level, index, hash from bench.node
            where (level, index) in (select * from unnest(?::smallint[], ?::bigint[]))
            """;

    private final JdbcTemplate jdbc;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Hash> hashes = new ArrayList<>();
    private final List<Hash> waiting = new ArrayList<>();
    private long size;

    NodeRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void create() {
        jdbc.execute("""
                create schema if not exists bench;
                drop table if exists bench.node;
                create table bench.node (level smallint, index bigint, hash bytea not null, primary key (level, index));
                """);
        waiting.clear();
        size = 0;
    }

    /** Kept at the next {@link #flush}, with the nodes that it completes. */
    void append(Hash leaf) {
        Hash node = leaf;
        add(0, size, node);
        int level = 0;
        // The complete subtrees to the left that have no parent yet are those of the bits of the size.
        for (long rest = size; (rest & 1) == 1; rest >>>= 1) {
            node = TreeHash.node(waiting.removeLast(), node);
            level++;
            add(level, size >>> level, node);
        }
        waiting.add(node);
        size++;
    }

    private void add(int level, long index, Hash hash) {
        nodes.add(new Node(level, index));
        hashes.add(hash);
    }

    void flush() {
        jdbc.update(
                INSERT,
                levels(nodes),
                indexes(nodes),
                hashes.stream().map(Hash::bytes).toArray(byte[][]::new));
        nodes.clear();
        hashes.clear();
    }

    @Override
    public List<Hash> read(List<Node> wanted) {
        Map<Node, Hash> read = new HashMap<>();
        jdbc.query(
                READ,
                row -> {
                    read.put(new Node(row.getInt("level"), row.getLong("index")), Hash.of(row.getBytes("hash")));
                },
                levels(wanted),
                indexes(wanted));
        return wanted.stream()
                .map(node -> Objects.requireNonNull(read.get(node)))
                .toList();
    }

    double bytesPerLeaf() {
        Long bytes = jdbc.queryForObject("select pg_total_relation_size('bench.node')", Long.class);
        return (double) Objects.requireNonNull(bytes) / size;
    }

    private static Integer[] levels(List<Node> nodes) {
        return nodes.stream().map(Node::level).toArray(Integer[]::new);
    }

    private static Long[] indexes(List<Node> nodes) {
        return nodes.stream().map(Node::index).toArray(Long[]::new);
    }
}
