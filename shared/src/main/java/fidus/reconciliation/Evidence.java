package fidus.reconciliation;

import fidus.money.Currency;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/// The canonical text of a run and its SHA-256.
///
/// UTF-8, one line per fact, ended by one line feed. A line is a word and its fields, joined by one
/// tab; in a field `\` is `\\`, tab `\t`, line feed `\n`, carriage return `\r`; an absent field is
/// `-` alone and a field that is exactly `-` is `\-`. Dates are ISO, decimals plain, a list of row
/// ids is its length followed by the ids. In this order: `fidus-match 1`, `profile`, `pass` in
/// their order, `book` and `statement` rows by id, `undone` and `standing` by their row ids. After
/// these the input hash is taken; the run hash goes on with `match`, `suggestion`, `explanation`,
/// `unsearched` and `information` in the order of the result. Strings are ordered by UTF-16 code
/// unit.
///
/// That is form 1, one text for the whole run; its lines are also those of form 2, see {@link
/// EvidenceTree}.
final class Evidence implements MatchRun.Taker {
    /// Of an amount whose minor units are a `long` for sure.
    private static final int MOST_DIGITS = 18;

    private final LineHash digest = new LineHash();
    private boolean isEmpty = true;
    private final EvidenceLine line = new EvidenceLine();
    private final PairHeads heads = new PairHeads();

    /// The input in form 1.
    void input(MatchRun.Input input) {
        line("fidus-match", 1);
        profile(input.profile());
        rows(input.book());
        rows(input.statement());
        decisions(input);
    }

    /// The head of form 2.
    void head(MatchRun.Input input) {
        line("fidus-match", 2);
        profile(input.profile());
        decisions(input);
    }

    void leaf(EvidenceTree.Leaf leaf, String hash) {
        line("leaf", leaf.kind(), leaf.currency(), leaf.side(), leaf.day(), hash);
    }

    private void decisions(MatchRun.Input input) {
        input.undone().stream()
                .sorted(Evidence::compare)
                .forEach(it -> line("undone", it.bookRows(), it.statementRows()));
        input.standing().stream()
                .sorted((one, other) -> compare(one.bookRows(), other.bookRows()))
                .forEach(it -> match("standing", it));
    }

    private static int compare(Exclusion one, Exclusion other) {
        int order = compare(one.bookRows(), other.bookRows());
        return order == 0 ? compare(one.statementRows(), other.statementRows()) : order;
    }

    private void rows(RowTable table) {
        for (int row : table.byId()) {
            table.digest(row, digest);
        }
    }

    void row(RowTable table, int row) {
        isEmpty = false;
        table.digest(row, digest);
    }

    @Override
    public void pair(MatchRun.Pair pair) {
        isEmpty = false;
        byte[] head = heads.of(pair);
        if (head == null) {
            line.start("match").field(pair.pass()).share(pair.score()).number(1);
            head = heads.keep(pair, line.copy());
        }
        line.start(head);
        pair.book().writeId(pair.bookRow(), line);
        line.number(1);
        pair.statement().writeId(pair.statementRow(), line);
        Currency currency = pair.currency();
        line.money(pair.difference(), currency.scale(), currency.code()).end(digest);
    }

    @Override
    public void match(Match match) {
        match("match", match);
    }

    @Override
    public void suggestion(Suggestion it) {
        line("suggestion", it.rank(), it.reason(), it.pass(), it.score(), it.bookRows());
        line("", it.statementRows(), it.difference(), it.days());
    }

    @Override
    public void explanation(Explanation it) {
        isEmpty = false;
        write(it);
        line.end(digest);
    }

    /// The lines of an explanation, which need not be made again while it stays.
    byte[] lines(Explanation it) {
        write(it);
        return Arrays.copyOf(line.bytes(), line.end());
    }

    /// Takes in lines that were made before.
    void said(byte[] lines) {
        isEmpty = false;
        digest.update(lines, 0, lines.length);
    }

    private void write(Explanation it) {
        Explanation.Closest near = it.closest();
        line.start("explanation");
        fields(it.row().side(), it.row().rowId());
        if (near != null) {
            line.next();
            fields(near.pass(), near.bookRows(), near.statementRows(), near.difference());
            line.next();
            fields(near.days());
        }
        for (Explanation.Failure why : it.failed()) {
            line.next();
            fields(why.condition(), why.measured(), why.limit());
        }
    }

    @Override
    public void unsearched(MatchResult.Unsearched it) {
        line("unsearched", it.row().side(), it.row().rowId(), it.pass(), it.pool(), it.limit());
    }

    @Override
    public void information(RowRef it) {
        line("information", it.side(), it.rowId());
    }

    /// The hash of everything so far, in hexadecimal; the evidence can go on.
    String hash() {
        return digest.soFar();
    }

    /// The same, and begins anew; empty when there were no lines.
    String take() {
        String hash = isEmpty ? "" : digest.take();
        isEmpty = true;
        return hash;
    }

    private void profile(MatchProfile profile) {
        line("profile", profile.name(), profile.version(), profile.compared());
        line("", profile.autoThreshold(), profile.suggestThreshold(), profile.ambiguityMargin());
        MatchProfile.Limits limits = profile.limits();
        line("", limits.suggestionsPerRow(), limits.groupRows(), limits.subsetPool());
        line("", limits.subsetRows(), limits.subsetSolutions(), limits.reachDays());
        for (MatchPass pass : profile.passes()) {
            MatchPass.Tolerance may = pass.tolerance();
            line("pass", pass.code(), pass.shape(), pass.reference(), pass.similarity());
            line("", pass.minSimilarity(), pass.suggestOnly());
            line("", may.absBelow(), may.pctBelow(), may.absAbove(), may.pctAbove());
            line("", pass.window().daysBefore(), pass.window().daysAfter());
            if (pass.window().unit() != DayUnit.CALENDAR) {
                line("", pass.window().unit());
            }
        }
    }

    private void match(String word, Match match) {
        line(
                word,
                match.pass(),
                match.score(),
                match.bookRows(),
                match.statementRows(),
                match.difference());
    }

    private static int compare(List<String> one, List<String> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            int order = one.get(i).compareTo(other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(one.size(), other.size());
    }

    private void line(String word, @Nullable Object... fields) {
        isEmpty = false;
        line.start(word);
        fields(fields);
        line.end(digest);
    }

    private void fields(@Nullable Object... fields) {
        for (Object field : fields) {
            if (field instanceof List<?> ids) {
                line.number(ids.size());
                ids.forEach(this::field);
            } else {
                field(field);
            }
        }
    }

    private void field(@Nullable Object field) {
        if (field == null) {
            line.tab().plain("-");
        } else if (field instanceof BigDecimal number) {
            line.field(number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString());
        } else if (field instanceof Integer number) {
            line.number(number);
        } else if (field instanceof Money money && money.amount().precision() <= MOST_DIGITS) {
            line.money(money.minorUnits(), money.currency().scale(), money.currency().code());
        } else {
            line.field(field.toString());
        }
    }
}
