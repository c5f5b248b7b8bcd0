package io.rapport.infra.figures;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/** One bound on the memory of all stores together, which each would otherwise have for itself. */
public final class BoundedMemory implements RocksDBConfigSetter {

    private static final long BYTES = 32L << 20;
    private static final long WRITE_BUFFERS = 12L << 20;
    private static final long WRITE_BUFFER = 2L << 20;

    private static final Cache CACHE = new LRUCache(BYTES);
    private static final WriteBufferManager BUFFERS = new WriteBufferManager(WRITE_BUFFERS, CACHE);

    @Override
    public void setConfig(String store, Options options, Map<String, Object> settings) {
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(CACHE);
        table.setCacheIndexAndFilterBlocks(true);
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(BUFFERS);
        options.setWriteBufferSize(WRITE_BUFFER);
        options.setMaxWriteBufferNumber(2);
    }

    /** What is shared outlives each store. */
    @Override
    public void close(String store, Options options) {}
}
