package fidus.server.ledger;

import static fidus.server.Desk.code;
import static fidus.server.Desk.problem;
import static fidus.server.ledger.Entries.DAY;
import static fidus.server.ledger.Entries.entry;
import static fidus.server.ledger.Entries.usd;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.ledger.EntryId;
import fidus.ledger.JournalEntry;
import fidus.server.mongo.Unit;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.LongStream;

/// Entries posted together end up as if posted one after the other.
class PostedTogetherTest extends OwnBooks {
    private static final EntryId NO_ID = new EntryId(new UUID(0, 0));

    @Test
    void theyAreNumberedInTurnAndManyAreOneAuditLine() {
        List<JournalEntry> posted = postAll(entries(300));

        assertThat(desk.journal()).isEqualTo(posted);
        assertThat(posted)
                .extracting(JournalEntry::number)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 300).boxed().toList());
        assertThat(desk.audited("entries/1-300")).containsExactly("POST_ENTRIES");
        assertThat(desk.audited("entry/" + posted.getFirst().id().value())).isEmpty();
        assertThat(auditNumbers())
                .isEqualTo(LongStream.range(0, auditNumbers().size()).boxed().toList());
        assertThat(postAll(List.of())).isEmpty();
        assertThat(postAll(List.of(entry("deal/next", usd("1.00")))).getFirst().number())
                .isEqualTo(301);
    }

    @Test
    void fewAreAuditedOneByOne() {
        for (JournalEntry entry : postAll(entries(20))) {
            assertThat(desk.audited("entry/" + entry.id().value())).containsExactly("POST_ENTRY");
        }
    }

    @Test
    void whatWasPostedBeforeIsAnsweredAndTakesNoNumber() {
        JournalEntry before = postAll(List.of(entry("deal/3", usd("3.00")))).getFirst();

        List<JournalEntry> posted = postAll(entries(5));

        assertThat(posted.get(2)).isEqualTo(before);
        assertThat(posted).extracting(JournalEntry::number).containsExactly(2L, 3L, 1L, 4L, 5L);
        assertThat(postAll(entries(5))).isEqualTo(posted);
        assertThat(desk.journal()).hasSize(5);
    }

    @Test
    void theSameEntryTwiceInOneListIsOne() {
        NewEntry twice = entry("deal/1", usd("5.00"));

        List<JournalEntry> posted = postAll(List.of(twice, twice));

        assertThat(posted.getFirst()).isEqualTo(posted.getLast());
        assertThat(desk.journal()).containsExactly(posted.getFirst());
        Problem problem =
                problem(
                        () ->
                                postAll(
                                        List.of(
                                                entry("deal/2", usd("5.00")),
                                                entry("deal/2", usd("5.01")))));
        assertThat(problem.code()).isEqualTo(Problem.Code.REQUEST_REUSED);
        assertThat(problem.message()).startsWith("Entry 2 was already posted");
    }

    @Test
    void aRefusalOfOneStoresNoneAndTakesNoNumber() {
        List<NewEntry> entries = new ArrayList<>(entries(4));
        entries.set(2, entry("deal/9", usd("0.00")));
        int audited = auditNumbers().size();

        assertThat(code(() -> postAll(entries))).isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(
                        desk.<Problem.Code>write(
                                unit -> code(() -> ledger.postAll(unit, MAKER, null, entries))))
                .as("refused and the unit goes on")
                .isEqualTo(Problem.Code.BAD_VALUE);

        assertThat(desk.journal()).isEmpty();
        assertThat(auditNumbers()).hasSize(audited);
        assertThat(postAll(entries(1)).getFirst().number()).isEqualTo(1);
    }

    @Test
    void aClosedMonthAmongOthersIsRefused() {
        Months.lock(desk.server().parts().mongo(), "2027-01");
        List<NewEntry> entries = List.of(on("deal/1", DAY), on("deal/2", DAY.minusMonths(2)));

        assertThat(code(() -> postAll(entries))).isEqualTo(Problem.Code.PERIOD_LOCKED);
        assertThat(desk.journal()).isEmpty();
        List<JournalEntry> posted =
                postAll(List.of(on("deal/1", DAY), on("deal/2", DAY.minusMonths(1))));
        assertThat(posted).extracting(JournalEntry::period).containsExactly("2027-03", "2027-02");
    }

    @Test
    void anyListEndsAsOneByOne() {
        long seed = Long.getLong("fidus.seed", System.nanoTime());
        List<List<NewEntry>> lists = new ArrayList<>();
        var seeded = new SplittableRandom(seed);
        for (int i = 0; i < 12; i++) {
            List<NewEntry> list = new ArrayList<>();
            for (int n = seeded.nextInt(40); n > 0; n--) {
                int source = seeded.nextInt(60);
                int months = seeded.nextInt(4) == 0 ? 1 : 0;
                list.add(on("deal/" + source, DAY.plusMonths(source % 3 == 0 ? months : 0)));
            }
            lists.add(list);
        }

        List<Object> together =
                outcomes(lists, (unit, list) -> ledger.postAll(unit, MAKER, CHECKER.id(), list));
        List<JournalEntry> books = plain(desk.journal());
        close();
        open();
        List<Object> oneByOne =
                outcomes(
                        lists,
                        (unit, list) ->
                                list.stream()
                                        .map(e -> ledger.post(unit, MAKER, CHECKER.id(), e))
                                        .toList());

        assertThat(together).as("seed " + seed).isEqualTo(oneByOne);
        assertThat(books).as("seed " + seed).isEqualTo(plain(desk.journal()));
    }

    /// The numbers answered for each list, or its refusal.
    private List<Object> outcomes(
            List<List<NewEntry>> lists, BiFunction<Unit, List<NewEntry>, List<JournalEntry>> post) {
        List<Object> outcomes = new ArrayList<>();
        for (List<NewEntry> list : lists) {
            try {
                outcomes.add(
                        desk.write(unit -> post.apply(unit, list)).stream()
                                .map(JournalEntry::number)
                                .toList());
            } catch (Refused refused) {
                outcomes.add(refused.problem().code() + refused.problem().message());
            }
        }
        return outcomes;
    }

    /// Without what differs from run to run.
    private static List<JournalEntry> plain(List<JournalEntry> journal) {
        return journal.stream()
                .map(
                        e ->
                                new JournalEntry(
                                        NO_ID,
                                        e.number(),
                                        e.eventCode(),
                                        e.source(),
                                        e.leg(),
                                        e.valueOn(),
                                        e.period(),
                                        Instant.EPOCH,
                                        e.makerId(),
                                        e.checkerId(),
                                        e.postings(),
                                        e.reverses(),
                                        e.reason(),
                                        e.undoneOn()))
                .toList();
    }

    private static NewEntry on(String source, LocalDate day) {
        NewEntry entry = entry(source, usd("5.00"));
        return new NewEntry(
                entry.eventCode(), source, entry.leg(), day, entry.postings(), entry.reason());
    }

    private static List<NewEntry> entries(int count) {
        return LongStream.rangeClosed(1, count)
                .mapToObj(i -> entry("deal/" + i, usd(i + ".00")))
                .toList();
    }

    private List<JournalEntry> postAll(List<NewEntry> entries) {
        return desk.write(unit -> ledger.postAll(unit, MAKER, CHECKER.id(), entries));
    }

    private List<Long> auditNumbers() {
        List<Long> numbers = new ArrayList<>();
        return desk.read(
                unit -> {
                    desk.server().parts().audit().each(unit, line -> numbers.add(line.seq()));
                    return numbers;
                });
    }
}
