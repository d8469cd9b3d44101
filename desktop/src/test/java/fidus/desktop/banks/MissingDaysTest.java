package fidus.desktop.banks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import fidus.bank.desk.BankCalls;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.desktop.samples.Banks;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/// Missing days are excused many at once, and profiles are compared in words.
final class MissingDaysTest extends BankScreen {
    @Test
    void theMissingOnesAmongThoseChosenAreSentTogether() {
        var sent = new ArrayList<ObjectNode>();
        fake.answer(
                BankCalls.EXPECT_DAYS_AGAIN,
                question -> {
                    sent.add(question);
                    return Banks.missingDays();
                });
        fake.answer(
                BankCalls.EXCUSE_DAYS,
                question -> {
                    sent.add(question);
                    throw new Refused(Problem.of(Problem.Code.BAD_VALUE, "Money moved."));
                });
        model.visit("");
        MissingModel missing = model.missing();
        List<MissingLine> all = MissingLine.of(Banks.missingDays());
        assertThat(all)
                .extracting(MissingLine::state)
                .containsExactly(
                        MissingLine.State.MISSING,
                        MissingLine.State.MISSING,
                        MissingLine.State.EXCUSED);

        missing.excuse(all);
        missing.reason().reasonProperty().set("short");
        missing.reason().send();
        assertThat(sent).as("a reason has 10 characters").isEmpty();
        missing.reason().reasonProperty().set("Nothing moved on them");
        missing.reason().send();

        assertThat(sent.getFirst().get("days"))
                .extracting(day -> day.asText())
                .containsExactly("2026-11-23", "2026-11-24");
        assertThat(missing.reason().problemProperty().get()).isNotNull();

        missing.expectAgain(all);
        missing.reason().reasonProperty().set("The bank says otherwise");
        missing.reason().send();
        assertThat(sent.getLast().get("days")).hasSize(1);
        assertThat(missing.reason().deedProperty().get()).isNull();
    }

    @Test
    void whatTwoVersionsOfAProfileDifferInIsSaidFieldByField() {
        var was = new CsvModel();
        was.fill(Banks.PROFILE, false);
        var now = new CsvModel();
        now.fill(Banks.PROFILE, false);
        assertThat(ProfileChange.between(was.profile(), now.profile())).isEmpty();

        now.datePattern.set("dd.MM.yy");
        now.number(CsvModel.Field.SKIP_FIRST).set("4");
        now.delimiter.set("tab");

        assertThat(ProfileChange.between(was.profile(), now.profile()))
                .containsExactly(
                        new ProfileChange("delimiter", Banks.PROFILE.delimiter(), "tab"),
                        new ProfileChange("datePattern", Banks.PROFILE.datePattern(), "dd.MM.yy"),
                        new ProfileChange(
                                "number.SKIP_FIRST",
                                Integer.toString(Banks.PROFILE.skipFirst()),
                                "4"));
    }
}
