package io.rapport.domain.ranking;

import io.rapport.domain.consent.ConsentTarget;
import io.rapport.domain.ranking.Item.Fate;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.HcpId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who read what, folded from touches in the order of the log, in O(1) a touch but for growth. What is kept is the touches
 * themselves, by item and by reader; all else is a fold of them. So a reader can be taken out again, and what is left
 * equals, to the bit, a history that never had that reader.
 *
 * <p>Not safe for use by several threads while one of them writes.
 */
public final class ReadingHistory {

    private final Map<ContentId, Item> itemsById = new HashMap<>();
    private final List<Item> items = new ArrayList<>();
    private final Map<HcpId, Reader> readersById = new HashMap<>();
    private final List<@Nullable Reader> readers = new ArrayList<>();
    private int publications;

    /** Makes content known, or a new version of it: what was read of an earlier one may be read again. */
    public void publish(ContentId id, ItemFacts facts, long at) {
        Item known = itemsById.get(id);
        if (known == null) {
            Item item = new Item(items.size(), id, facts, at, publications);
            itemsById.put(id, item);
            items.add(item);
        } else {
            known.publish(facts, at, publications);
        }
        publications++;
    }

    /** Adds a touch; one of content that was never published is passed over. */
    public void touch(Touch touch) {
        Item item = itemsById.get(touch.content());
        if (item == null) {
            return;
        }
        HcpId id = touch.reader();
        if (id == null) {
            item.touch(Item.NOBODY, touch.at(), false, touch.specialty());
            return;
        }
        Reader reader = readersById.computeIfAbsent(id, _ -> newReader());
        item.touch(reader.index, touch.at(), touch.personal(), touch.specialty());
        reader.touch(item.index, touch.at(), touch.at() - item.publishedAt(), touch.target(), touch.personal());
    }

    private Reader newReader() {
        Reader reader = new Reader(readers.size());
        readers.add(reader);
        return reader;
    }

    /** Takes away the reader's touches whose target is given, as if they had never been. */
    public void remove(HcpId id, Predicate<ConsentTarget> targets) {
        revise(id, target -> targets.test(target) ? Fate.GONE : Fate.KEPT);
    }

    /** Lets the reader's touches whose target is given count on, but not be used to recommend, to anybody. */
    public void impersonalise(HcpId id, Predicate<ConsentTarget> targets) {
        revise(id, target -> targets.test(target) ? Fate.COUNTED : Fate.KEPT);
    }

    private void revise(HcpId id, Function<ConsentTarget, Fate> decision) {
        Reader reader = readersById.get(id);
        if (reader == null) {
            return;
        }
        Fate[] fates = reader.fates(decision);
        Map<Integer, List<Fate>> byItem = new HashMap<>();
        boolean changed = false;
        for (int i = 0; i < fates.length; i++) {
            byItem.computeIfAbsent(reader.item(i), _ -> new ArrayList<>()).add(fates[i]);
            changed |= fates[i] != Fate.KEPT;
        }
        if (!changed) {
            return;
        }
        byItem.forEach((item, ofItem) -> items.get(item).revise(reader.index, ofItem::get));
        reader.revise(fates);
        if (reader.size() == 0) {
            readersById.remove(id);
            readers.set(reader.index, null);
        }
    }

    public int itemCount() {
        return items.size();
    }

    /** The index of the item, by which a list of candidates names it. */
    public OptionalInt indexOf(ContentId id) {
        Item item = itemsById.get(id);
        return item == null ? OptionalInt.empty() : OptionalInt.of(item.index);
    }

    public ContentId contentId(int index) {
        return items.get(index).id;
    }

    /** Tells of items whether the reader has done anything with them since their publication, as far as that may be used. */
    public IntPredicate touchedBy(HcpId id) {
        Reader reader = readersById.get(id);
        return reader == null
                ? _ -> false
                : item -> reader.profile().latest(item) >= items.get(item).publishedAt();
    }

    /** How many different items the reader has read, as far as that may be used. */
    public int reads(HcpId id) {
        Reader reader = readersById.get(id);
        return reader == null ? 0 : reader.profile().reads();
    }

    /** When the reader did anything last, as far as that may be used, in milliseconds since 1970. */
    public OptionalLong lastSeen(HcpId id) {
        Reader reader = readersById.get(id);
        return reader == null || reader.profile().reads() == 0
                ? OptionalLong.empty()
                : OptionalLong.of(reader.profile().lastSeen());
    }

    /** How much each item was read by others within hours of this one, by their index; 0 for most. */
    public double[] readTogether(int item) {
        return Peers.readTogether(this, item);
    }

    /** First reads by a specialty, decayed with a half-life of 7 days. */
    public double readsBySpecialty(int item, String specialty, long at) {
        return items.get(item).readsBySpecialty(specialty, at);
    }

    /** How long ago the item was published, in milliseconds. */
    public long age(int item, long at) {
        return Math.max(0, at - items.get(item).publishedAt());
    }

    int publications() {
        return publications;
    }

    Item item(int index) {
        return items.get(index);
    }

    Optional<Reader> reader(HcpId id) {
        return Optional.ofNullable(readersById.get(id));
    }

    /** A reader who is a peer of somebody, and therefore known. */
    Reader reader(int index) {
        Reader reader = readers.get(index);
        if (reader == null) {
            throw new IllegalStateException("a reader who was taken out is still among the touches of an item");
        }
        return reader;
    }

    int readerCount() {
        return readers.size();
    }
}
