package fidus.server.embedded.collections;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.stream.Collectors.joining;

import fidus.server.embedded.query.Filter;
import fidus.server.embedded.query.Order;

import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

class PlanTest {
    private static IndexDefinition index(int number, String key, String options) {
        BsonDocument spec = BsonDocument.parse(options);
        spec.put("key", BsonDocument.parse(key));
        spec.put("name", new org.bson.BsonString("index" + number));
        return IndexDefinition.of(number, spec);
    }

    private static final CollectionDefinition JOURNAL =
            new CollectionDefinition(
                    "fidus",
                    "journal",
                    1,
                    List.of(
                            index(1, "{idem: 1}", "{unique: true}"),
                            index(2, "{account: 1, seq: -1}", "{unique: true}"),
                            index(3, "{type: 1, date: 1}", "{}"),
                            index(4, "{owner: 1}", "{partialFilterExpression: {state: 'ACTIVE'}}"),
                            index(5, "{tags: 1}", "{}").asMultikey(),
                            index(
                                    6,
                                    "{valueOn: 1}",
                                    "{partialFilterExpression: {transfer: {$exists: true}}}"),
                            index(7, "{statement: 1, place: 1}", "{}")));

    private static final String ROWS_OF_A_STATEMENT =
            "{type: 'BANK', date: {$gte: '2026-01-01'}, statement: {$in: ['a', 'b']}}";

    private static Plan plan(String filter, String order) {
        return Plan.of(
                JOURNAL,
                Filter.of(BsonDocument.parse(filter)),
                Order.of(BsonDocument.parse(order)),
                true,
                _ -> 0);
    }

    /// Of a store whose indexes hold so many entries in each stretch that is asked for.
    private static int chosen(String filter, String order, long byType, long byStatement) {
        return chosen(filter, order, false, byType, byStatement);
    }

    private static int chosen(
            String filter, String order, boolean few, long byType, long byStatement) {
        Map<String, Long> sizes = Map.of(map(3), byType, map(7), byStatement);
        Plan plan =
                Plan.of(
                        JOURNAL,
                        Filter.of(BsonDocument.parse(filter)),
                        Order.of(BsonDocument.parse(order)),
                        few,
                        range -> sizes.getOrDefault(range.map(), 1_000_000L));
        IndexDefinition index = plan.index();
        return index == null ? 0 : index.number();
    }

    private static String map(int number) {
        return JOURNAL.indexes().get(number - 1).map();
    }

    private static int indexOf(String filter) {
        IndexDefinition index = plan(filter, "{}").index();
        return index == null ? 0 : index.number();
    }

    @Test
    void theIndexThatFixesMostIsChosen() {
        assertThat(indexOf("{}")).isZero();
        assertThat(indexOf("{_id: 1}")).isZero();
        assertThat(indexOf("{_id: 1, type: 'FEE'}")).isZero();
        assertThat(indexOf("{idem: 'x'}")).isEqualTo(1);
        assertThat(indexOf("{account: 1}")).isEqualTo(2);
        assertThat(indexOf("{account: {$in: [1, 2]}}")).isEqualTo(2);
        assertThat(indexOf("{type: 'FEE', date: {$gte: '2026-01-01', $lt: '2026-02-01'}}"))
                .isEqualTo(3);
        assertThat(indexOf("{$and: [{type: 'FEE'}, {memo: 'x'}]}")).isEqualTo(3);
        assertThat(indexOf("{tags: 'a'}")).isEqualTo(5);
        assertThat(indexOf("{memo: 'x'}")).isZero();
    }

    @Test
    void aPartialIndexServesOnlyQueriesItHoldsEveryAnswerOf() {
        assertThat(indexOf("{owner: 1}")).isZero();
        assertThat(indexOf("{owner: 1, state: 'CLOSED'}")).isZero();
        assertThat(indexOf("{owner: 1, state: 'ACTIVE'}")).isEqualTo(4);
        assertThat(indexOf("{valueOn: {$gte: 'a'}}")).isZero();
        assertThat(indexOf("{transfer: {$exists: false}, valueOn: {$gte: 'a'}}")).isZero();
        assertThat(indexOf("{$or: [{transfer: {$exists: true}}, {memo: 1}], valueOn: 'a'}"))
                .isZero();
        assertThat(indexOf("{transfer: {$exists: true}, valueOn: {$gte: 'a'}}")).isEqualTo(6);
        assertThat(indexOf("{$and: [{transfer: {$exists: true}}, {valueOn: {$in: ['a']}}]}"))
                .isEqualTo(6);
        assertThat(indexOf("{transfer: 't', valueOn: 'a'}")).isEqualTo(6);
    }

    @Test
    void anIndexWhoseStretchesHoldFarFewerEntriesIsPreferred() {
        assertThat(chosen(ROWS_OF_A_STATEMENT, "{}", 1_000_000, 5_000)).isEqualTo(7);
        assertThat(chosen(ROWS_OF_A_STATEMENT, "{_id: 1}", 1_000_000, 5_000)).isEqualTo(7);
        assertThat(chosen(ROWS_OF_A_STATEMENT, "{}", 1_000_000, 400_000)).isEqualTo(3);
        assertThat(chosen(ROWS_OF_A_STATEMENT, "{}", 200, 1)).as("few enough").isEqualTo(3);
    }

    /// The first few in an order are found at once by the index that has it; the first few of any
    /// are not, where hardly any entry of an index is one.
    @Test
    void fewInNoOrderAreLookedForWhereFewEntriesAre() {
        assertThat(chosen(ROWS_OF_A_STATEMENT, "{}", true, 1_000_000, 5_000)).isEqualTo(7);
        assertThat(chosen(ROWS_OF_A_STATEMENT, "{date: 1}", true, 1_000_000, 5_000)).isEqualTo(3);
        assertThat(chosen(ROWS_OF_A_STATEMENT, "{date: 1}", true, 1_000_000, 300)).isEqualTo(3);
    }

    /// Each leads to its documents at once; another index may hold fewer entries and still lead to
    /// more documents that are looked at in vain.
    @Test
    void manyValuesThatAreEachFoundAtOnceAreLookedUp() {
        String values =
                IntStream.range(0, 1_000).mapToObj(Integer::toString).collect(joining(", "));
        String filter = "{tags: {$in: [" + values + "]}, statement: {$in: ['a', 'b']}}";
        Map<String, Long> sizes = Map.of(map(5), 1L, map(7), 40L);

        Plan plan =
                Plan.of(
                        JOURNAL,
                        Filter.of(BsonDocument.parse(filter)),
                        Order.of(BsonDocument.parse("{_id: 1}")),
                        false,
                        range -> sizes.getOrDefault(range.map(), 1_000_000L));

        assertThat(plan.index()).isEqualTo(JOURNAL.indexes().get(4));
    }

    @Test
    void veryManyDocumentsAreNotSortedForFewerEntries() {
        assertThat(chosen(ROWS_OF_A_STATEMENT, "{date: 1}", 1_000_000, 5_000)).isEqualTo(3);
        assertThat(chosen(ROWS_OF_A_STATEMENT, "{date: 1}", 1_000_000, 300)).isEqualTo(7);
    }

    @Test
    void anIndexInTheOrderAskedForSparesTheSort() {
        assertThat(plan("{account: 1}", "{seq: -1}").inOrder()).isTrue();
        assertThat(plan("{account: 1}", "{seq: 1}").inOrder()).isTrue();
        assertThat(plan("{account: 1}", "{seq: 1}").ranges().getFirst().backwards()).isTrue();
        assertThat(plan("{}", "{_id: -1}").inOrder()).isTrue();
        assertThat(plan("{type: 'FEE'}", "{date: -1, _id: -1}").inOrder()).isTrue();
        assertThat(plan("{type: 'FEE'}", "{date: -1, _id: 1}").inOrder()).isFalse();
        assertThat(plan("{account: {$in: [1, 2]}}", "{seq: 1}").inOrder()).isFalse();
        assertThat(plan("{tags: 'a'}", "{tags: 1}").inOrder()).isFalse();
        assertThat(plan("{memo: 'a'}", "{memo: 1, _id: 1}").inOrder()).isFalse();
    }
}
