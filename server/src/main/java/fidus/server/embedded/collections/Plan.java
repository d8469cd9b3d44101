package fidus.server.embedded.collections;

import fidus.server.embedded.disk.Bytes;
import fidus.server.embedded.disk.Range;
import fidus.server.embedded.query.Bounds;
import fidus.server.embedded.query.Filter;
import fidus.server.embedded.query.Keys;
import fidus.server.embedded.query.Order;

import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/// Where a query looks: the documents by `_id`, or an index, and which stretches of it.
///
/// @param index null for the documents themselves
/// @param ranges the stretches, in the order to be read
/// @param inOrder whether the documents come in the order asked for
record Plan(@Nullable IndexDefinition index, List<Range> ranges, boolean inOrder) {
    private static final int MAX_STRETCHES = 10_000;

    /// So few entries are read before a better way is found.
    private static final long FEW = 256;

    /// Likewise for each of the values that are looked up.
    private static final long FEW_EACH = 4;

    /// So many documents are put in order in memory rather than very many read that are in order.
    private static final long SORTED_AT_ONCE = 1_000;

    /// A way is left for another only when that has so many times fewer entries.
    private static final long MUCH_LESS = 4;

    private static final int MEASURED_STRETCHES = 64;

    /// The best way to a query. The filter must still be applied to what it finds. The one whose
    /// index fixes most, unless its stretches hold far more entries than those of another one, as
    /// all days of an account do beside the rows of one statement.
    ///
    /// @param size about how many entries a stretch holds
    static Plan of(
            CollectionDefinition collection,
            Filter filter,
            Order order,
            boolean few,
            ToLongFunction<Range> size) {
        Path best = new Path(collection.map(), List.of(idPart()), false, null);
        int bestScore = best.score(filter, order, few);
        List<Path> narrowing = new ArrayList<>();
        if (best.narrows(filter)) {
            narrowing.add(best);
        }
        for (IndexDefinition index : collection.indexes()) {
            if (index.partial() != null && !implies(filter, index.partial())) {
                continue;
            }
            Path path = new Path(index.map(), index.parts(), index.multikey(), index);
            int score = path.score(filter, order, few);
            if (path.narrows(filter)) {
                narrowing.add(path);
            }
            if (score > bestScore) {
                best = path;
                bestScore = score;
            }
        }
        Plan plan = best.plan(filter, order);
        narrowing.remove(best);
        boolean first = few && plan.inOrder && !order.isAny();
        return narrowing.isEmpty() || first
                ? plan
                : plan.orFarLess(narrowing.stream().map(path -> path.plan(filter, order)), size);
    }

    private Plan orFarLess(Stream<Plan> others, ToLongFunction<Range> size) {
        long entries = entries(size);
        if (entries <= Math.max(FEW, FEW_EACH * ranges.size())) {
            return this;
        }
        Plan least = this;
        for (Plan other : (Iterable<Plan>) others::iterator) {
            long its = other.entries(size);
            boolean sortable = !inOrder || other.inOrder || its <= SORTED_AT_ONCE;
            if (sortable && its * MUCH_LESS < entries) {
                least = other;
                entries = its;
            }
        }
        return least;
    }

    private long entries(ToLongFunction<Range> size) {
        int measured = Math.min(ranges.size(), MEASURED_STRETCHES);
        long entries = ranges.subList(0, measured).stream().mapToLong(size).sum();
        return measured == 0 ? 0 : entries * ranges.size() / measured;
    }

    private static Order.Part idPart() {
        return new Order.Part("_id", List.of("_id"), false);
    }

    /// Whether every document the filter finds is held by a partial index; in doubt, no.
    private static boolean implies(Filter filter, Filter partial) {
        for (Map.Entry<String, BsonValue> condition : partial.source().entrySet()) {
            if (says(filter.source(), condition)) {
                continue;
            }
            Bounds bounds = filter.bounds().get(condition.getKey());
            if (bounds == null || !bounds.usable()) {
                return false;
            }
            BsonValue demanded = condition.getValue();
            if (demanded instanceof BsonDocument operators
                    && operators.size() == 1
                    && operators.containsKey("$exists")) {
                if (!operators.getBoolean("$exists", org.bson.BsonBoolean.FALSE).getValue()) {
                    return false;
                }
                continue;
            }
            BsonValue equal = bounds.equal();
            if (demanded.isDocument()
                    || equal == null
                    || !Arrays.equals(Keys.of(equal), Keys.of(demanded))) {
                return false;
            }
        }
        return true;
    }

    /// Whether a query demands exactly this, by itself or joined with others.
    private static boolean says(BsonDocument query, Map.Entry<String, BsonValue> condition) {
        if (condition.getValue().equals(query.get(condition.getKey()))) {
            return true;
        }
        BsonValue joined = query.get("$and");
        return joined != null
                && joined.isArray()
                && joined.asArray().stream()
                        .anyMatch(part -> part.isDocument() && says(part.asDocument(), condition));
    }

    /// One index, or the documents themselves, seen as a sorted list of keys.
    private record Path(
            String map, List<Order.Part> parts, boolean multikey, @Nullable IndexDefinition index) {

        /// How many leading fields are fixed to one value.
        private int fixed(Filter filter) {
            int count = 0;
            for (Order.Part part : parts) {
                Bounds bounds = filter.bounds().get(part.path());
                if (bounds == null || bounds.equal() == null) {
                    break;
                }
                count++;
            }
            return count;
        }

        /// Whether it leaves out anything.
        private boolean narrows(Filter filter) {
            int fixed = fixed(filter);
            if (fixed == 0) {
                Bounds first = filter.bounds().get(parts.getFirst().path());
                return first != null && first.usable();
            }
            return true;
        }

        private int score(Filter filter, Order order, boolean few) {
            int fixed = fixed(filter);
            int score = fixed * 8;
            if (fixed < parts.size()) {
                Bounds next = filter.bounds().get(parts.get(fixed).path());
                if (next != null && next.usable()) {
                    score += next.oneOf() != null ? 6 : 2;
                }
            } else if (index == null || index.unique()) {
                score += 4;
            }
            boolean complete = index == null || (!index.sparse() && index.partial() == null);
            boolean ordered = !order.isAny() && direction(filter, order) != 0;
            if (ordered && (score > 0 || (few && complete))) {
                score += 3;
            }
            return score;
        }

        /// 1 when the list is in the order asked for, -1 when it is in the opposite one, 0 when
        /// neither.
        private int direction(Filter filter, Order order) {
            if (multikey || order.isAny()) {
                return order.isAny() ? 1 : 0;
            }
            List<Order.Part> list = new ArrayList<>(parts);
            boolean unique = index == null || index.unique();
            if (!unique) {
                // Entries of equal keys lie in the order of their documents' ids.
                list.add(idPart());
            }
            int at = fixed(filter);
            List<String> constant = list.subList(0, at).stream().map(Order.Part::path).toList();
            int direction = 0;
            for (Order.Part wanted : order.parts()) {
                if (constant.contains(wanted.path())) {
                    continue;
                }
                if (at == list.size()) {
                    break;
                }
                Order.Part have = list.get(at++);
                int same = have.descending() == wanted.descending() ? 1 : -1;
                if (!have.path().equals(wanted.path()) || (direction != 0 && direction != same)) {
                    return 0;
                }
                direction = same;
            }
            return direction == 0 ? 1 : direction;
        }

        private Plan plan(Filter filter, Order order) {
            List<Range> ranges = ranges(filter);
            int direction = direction(filter, order);
            if (direction == 0 || (ranges.size() > 1 && !order.isAny())) {
                return new Plan(index, ranges, order.isAny());
            }
            return new Plan(
                    index,
                    direction > 0 ? ranges : ranges.stream().map(Range::reversed).toList(),
                    true);
        }

        private List<Range> ranges(Filter filter) {
            byte[] start = new byte[0];
            int fixed = fixed(filter);
            for (Order.Part part : parts.subList(0, fixed)) {
                Bounds bounds = filter.bounds().get(part.path());
                BsonValue equal = bounds == null ? null : bounds.equal();
                start = Bytes.join(start, Keys.ofElement(equal, part.descending()));
            }
            if (fixed == parts.size()) {
                return List.of(Range.startingWith(map, start));
            }
            Order.Part part = parts.get(fixed);
            Bounds bounds = filter.bounds().get(part.path());
            List<BsonValue> oneOf = bounds == null ? null : bounds.oneOf();
            if (oneOf != null && oneOf.size() <= MAX_STRETCHES) {
                TreeSet<byte[]> keys = new TreeSet<>(Arrays::compareUnsigned);
                for (BsonValue value : oneOf) {
                    keys.add(Bytes.join(start, Keys.ofElement(value, part.descending())));
                }
                return keys.stream().map(key -> Range.startingWith(map, key)).toList();
            }
            if (bounds != null && bounds.isRange()) {
                return List.of(stretch(start, bounds, part.descending()));
            }
            return List.of(start.length == 0 ? Range.all(map) : Range.startingWith(map, start));
        }

        /// Within the type of the bound. Where an array may be, only one side counts: two elements
        /// may fulfil one each.
        private Range stretch(byte[] start, Bounds bounds, boolean descending) {
            BsonValue low = bounds.low();
            BsonValue high = bounds.high();
            if (low != null
                    && high != null
                    && (multikey || Keys.bracket(low) != Keys.bracket(high))) {
                high = null;
            }
            byte[] bracket = {Keys.bracket(low == null ? high : low)};
            byte[] lowKey = low == null ? bracket : Keys.of(low);
            byte[] highKey = high == null ? bracket : Keys.of(high);
            boolean aboveLow = low != null && !bounds.lowIncluded();
            boolean aboveHigh = high == null || bounds.highIncluded();
            if (!descending) {
                return Range.between(
                        map, edge(start, lowKey, aboveLow), edge(start, highKey, aboveHigh));
            }
            return Range.between(
                    map,
                    edge(start, Bytes.inverted(highKey), high != null && !aboveHigh),
                    edge(start, Bytes.inverted(lowKey), !aboveLow));
        }

        private static byte @Nullable [] edge(byte[] start, byte[] key, boolean above) {
            byte[] edge = Bytes.join(start, key);
            return above ? Bytes.above(edge) : edge;
        }
    }
}
