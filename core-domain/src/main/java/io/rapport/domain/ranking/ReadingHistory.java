package io.rapport.domain.ranking;

import io.rapport.domain.consent.ConsentTarget;
import io.rapport.domain.ranking.Item.Fate;
import io.rapport.domain.ranking.Item.Novelty;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.HcpId;
import java.util.ArrayList;
import java.util.BitSet;
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
    private final Numbering<ItemFacts> kinds = new Numbering<>();
    private final Numbering<String> specialties = new Numbering<>();
    private int publications;

    /** Of the moments that were asked for last: of now and, for lists that are dated ahead, of a moment from now. */
    private volatile List<ItemSignals> signals = List.of();

    /** Makes content known, or a new version of it: what was read of an earlier one may be read again. */
    public void publish(ContentId id, ItemFacts facts, long at) {
        Item item = itemsById.computeIfAbsent(id, _ -> newItem(id));
        item.publish(facts, kinds.add(facts), at, publications);
        publications++;
        signals = List.of();
    }

    private Item newItem(ContentId id) {
        Item item = new Item(items.size(), id);
        items.add(item);
        return item;
    }

    /** Adds a touch; one of content that was never published is passed over. */
    public void touch(Touch touch) {
        Item item = itemsById.get(touch.content());
        if (item == null) {
            return;
        }
        HcpId id = touch.reader();
        int specialty = touch.specialty() == null ? Numbering.NONE : specialties.add(touch.specialty());
        if (id == null) {
            item.touch(Item.NOBODY, touch.at(), Novelty.FIRST, false, specialty);
        } else {
            Reader reader = readersById.computeIfAbsent(id, _ -> newReader());
            item.touch(reader.index, touch.at(), reader.novelty(item.index), touch.personal(), specialty);
            reader.touch(item.index, touch.at(), touch.at() - item.publishedAt(), touch.target(), touch.personal());
        }
        signals.forEach(known -> known.update(item));
    }

    /** Adds what a reader searched for, which says what is liked as a read does. */
    public void search(TopicSearch search) {
        readersById.computeIfAbsent(search.reader(), _ -> newReader()).search(search);
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
        reader.reviseSearches(decision);
        Fate[] fates = reader.fates(decision);
        Map<Integer, List<Fate>> byItem = new HashMap<>();
        boolean changed = false;
        for (int i = 0; i < fates.length; i++) {
            byItem.computeIfAbsent(reader.item(i), _ -> new ArrayList<>()).add(fates[i]);
            changed |= fates[i] != Fate.KEPT;
        }
        if (changed) {
            byItem.forEach((item, ofItem) -> items.get(item).revise(reader.index, ofItem::get));
            signals = List.of();
            reader.revise(fates);
        }
        if (reader.isEmpty()) {
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
        if (reader == null) {
            return _ -> false;
        }
        Reader.Profile profile = reader.profile();
        BitSet touched = new BitSet(items.size());
        for (int n = 0; n < profile.reads(); n++) {
            int item = profile.read(n);
            touched.set(item, profile.latest(item) >= items.get(item).publishedAt());
        }
        return touched::get;
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

    /** Tells of items whether they were read by a specialty in the last weeks. */
    public IntPredicate readBySpecialty(String specialty, long at) {
        SpecialtySignals reads = ofSpecialty(specialty, at);
        return reads == null ? _ -> false : reads::hasRead;
    }

    /** Nothing where nobody of the specialty has read anything. */
    @Nullable
    SpecialtySignals ofSpecialty(@Nullable String specialty, long at) {
        int number = specialty == null ? Numbering.NONE : specialties.find(specialty);
        return number == Numbering.NONE ? null : signals(at).ofSpecialty(number);
    }

    /** How long ago the item was published, in milliseconds. */
    public long age(int item, long at) {
        return Math.max(0, at - items.get(item).publishedAt());
    }

    /** Kept until something is published or taken away; several threads may ask at once. */
    ItemSignals signals(long at) {
        long tick = ItemSignals.tick(at);
        List<ItemSignals> known = signals;
        for (ItemSignals each : known) {
            if (each.tick() == tick) {
                return each;
            }
        }
        ItemSignals made = new ItemSignals(items, publications, tick);
        signals = known.isEmpty() ? List.of(made) : List.of(made, known.getFirst());
        return made;
    }

    /** What items are about, each once. */
    List<ItemFacts> kinds() {
        return kinds.values();
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
