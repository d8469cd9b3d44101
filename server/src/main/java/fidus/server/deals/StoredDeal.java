package fidus.server.deals;

import fidus.imports.LateArrival;
import fidus.ledger.Posting;
import fidus.ledger.PostingSide;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.BookedDeal;
import fidus.mt5.CashCategory;
import fidus.mt5.Deal;
import fidus.mt5.DealRow;
import fidus.mt5.cash.Classification;
import fidus.mt5.cash.ClassifiedDeal;
import fidus.mt5.cash.ManualOverride;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A deal in the books with everything that was concluded from it. The broker's row never changes;
/// what it means may.
///
/// @param id the deal's key
/// @param place time, ticket and account as text that sorts as the list is read
/// @param classification absent exactly on trades
/// @param reviewNote why a person has to look, or what a person said
/// @param transfer what the movement was paired with, in words
/// @param manual the person's word that wins over the table
/// @param eventId the allocation event in force that follows from it
/// @param posted the journal entries in force that follow from it
/// @param revision counts the classifications, so that each one's consequences have own names
/// @param importId the import that brought it
/// @param bookedOn the day of the open period it counts from, absent when its own month was open
///   when it came
record StoredDeal(
        String id,
        String place,
        AccountKey account,
        Instant time,
        DealRow row,
        @Nullable Classification classification,
        @Nullable String reviewNote,
        @Nullable String transfer,
        @Nullable ManualOverride manual,
        @Nullable String eventId,
        List<Posted> posted,
        int revision,
        String importId,
        @Nullable LocalDate bookedOn,
        long version) {
    /// The chart account whose balance is the revaluation of a trading account.
    static final String REVALUATION = "1110";

    /// A journal entry that stands for this deal.
    ///
    /// @param entryId the journal's identity of it
    record Posted(String eventCode, String leg, String entryId, List<Posting> postings) {
        Posted {
            postings = List.copyOf(postings);
        }
    }

    StoredDeal {
        posted = List.copyOf(posted);
    }

    static StoredDeal first(Deal deal, @Nullable Classification classification, String importId) {
        return new StoredDeal(
                deal.key(),
                place(deal),
                deal.account(),
                deal.time(),
                deal.row(),
                classification,
                null,
                null,
                null,
                null,
                List.of(),
                1,
                importId,
                null,
                1);
    }

    Deal deal() {
        return new Deal(account, time, row);
    }

    /// @throws IllegalStateException for a trade
    ClassifiedDeal classified() {
        if (classification == null) {
            throw new IllegalStateException(id + " is a trade and means nothing but itself");
        }
        return new ClassifiedDeal(deal(), classification);
    }

    @Nullable CashCategory category() {
        return classification == null ? null : classification.category();
    }

    boolean needsReview() {
        return category() == CashCategory.NEEDS_REVIEW;
    }

    /// What its entries moved on the revaluation of its account, debit positive.
    Money revaluation(Currency currency) {
        Money sum = Money.zero(currency);
        for (Posted entry : posted) {
            for (Posting posting : entry.postings()) {
                if (posting.account().equals(REVALUATION)) {
                    sum =
                            switch (posting.side()) {
                                case DEBIT -> sum.plus(posting.money());
                                case CREDIT -> sum.minus(posting.money());
                            };
                }
            }
        }
        return sum;
    }

    /// Whether an entry that stands for it credits this account of the chart.
    boolean credits(String chartAccount) {
        return posted.stream()
                .flatMap(entry -> entry.postings().stream())
                .filter(posting -> posting.side() == PostingSide.CREDIT)
                .anyMatch(posting -> posting.account().equals(chartAccount));
    }

    BookedDeal shown() {
        return new BookedDeal(
                deal(),
                category(),
                classification == null ? null : classification.ruleId(),
                classification == null ? null : classification.counterpartyLogin(),
                transfer,
                reviewNote);
    }

    /// How a late one is listed; empty for one that came in time.
    Optional<LateArrival> lateArrival() {
        return Optional.ofNullable(bookedOn)
                .map(on -> new LateArrival(row.ticket(), time, row.netAmount(), on));
    }

    StoredDeal noted(@Nullable String note) {
        return new StoredDeal(
                id,
                place,
                account,
                time,
                row,
                classification,
                note,
                transfer,
                manual,
                eventId,
                posted,
                revision,
                importId,
                bookedOn,
                version);
    }

    /// It came after its month was closed.
    StoredDeal late(LocalDate countsOn) {
        return new StoredDeal(
                id,
                place,
                account,
                time,
                row,
                classification,
                reviewNote,
                transfer,
                manual,
                eventId,
                posted,
                revision,
                importId,
                countsOn,
                version);
    }

    /// With the consequences its classification has.
    StoredDeal settled(@Nullable String event, List<Posted> entries) {
        return new StoredDeal(
                id,
                place,
                account,
                time,
                row,
                classification,
                reviewNote,
                transfer,
                manual,
                event,
                entries,
                revision,
                importId,
                bookedOn,
                version);
    }

    /// Read anew; the consequences of the reading before are still to be taken back.
    StoredDeal meaning(
            Classification now, @Nullable String note, @Nullable ManualOverride byPerson) {
        return new StoredDeal(
                id,
                place,
                account,
                time,
                row,
                now,
                note,
                transfer,
                byPerson,
                null,
                List.of(),
                revision + 1,
                importId,
                bookedOn,
                version + 1);
    }

    StoredDeal paired(@Nullable String with) {
        return new StoredDeal(
                id,
                place,
                account,
                time,
                row,
                classification,
                reviewNote,
                with,
                manual,
                eventId,
                posted,
                revision,
                importId,
                bookedOn,
                version + 1);
    }

    private static String place(Deal deal) {
        return String.format(
                Locale.ROOT,
                "%s/%019d/%s/%d",
                moment(deal.time()),
                deal.ticket(),
                deal.account().server(),
                deal.account().login());
    }

    /// The part of a place that is its time; sorts as the instants do.
    static String moment(Instant time) {
        return String.format(Locale.ROOT, "%015d", Math.max(0, time.toEpochMilli()));
    }
}
