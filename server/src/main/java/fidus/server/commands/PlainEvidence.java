package fidus.server.commands;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;

import fidus.reconciliation.DayUnit;
import fidus.reconciliation.MatchPass;
import fidus.reconciliation.MatchProfile;
import fidus.reconciliation.MatchRun;

import java.io.IOException;
import java.io.StringWriter;

/// What a match was made with and what it came to, as one line of JSON: the bytes {@link
/// fidus.contract.Canonical#text} writes, member by member in their order, without bringing up what
/// writes records.
final class PlainEvidence {
    private static final JsonFactory JSON =
            JsonFactory.builder().disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE).build();

    private final StringWriter text = new StringWriter();
    private final JsonGenerator to;

    private PlainEvidence() throws IOException {
        to = JSON.createGenerator(text);
    }

    /// @param form 1 or 2, see {@link MatchRun#runInFirstForm}
    static String text(
            int form, int bookRows, int statementRows, MatchProfile profile, MatchRun.Outcome of) {
        try {
            PlainEvidence evidence = new PlainEvidence();
            try (JsonGenerator to = evidence.to) {
                to.writeStartObject();
                to.writeNumberField("bookRows", bookRows);
                to.writeStringField("format", "fidus-match " + form);
                evidence.outcome(of);
                evidence.profile(profile);
                to.writeNumberField("statementRows", statementRows);
                to.writeEndObject();
            }
            return evidence.text.toString();
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory is written without a device", e);
        }
    }

    private void outcome(MatchRun.Outcome of) throws IOException {
        to.writeObjectFieldStart("outcome");
        to.writeNumberField("informationOnly", of.informationOnly());
        to.writeStringField("inputHash", of.inputHash());
        to.writeNumberField("matches", of.matches());
        to.writeStringField("runHash", of.runHash());
        to.writeNumberField("suggestions", of.suggestions());
        to.writeNumberField("unmatched", of.unmatched());
        to.writeNumberField("unsearched", of.unsearched());
        to.writeEndObject();
    }

    private void profile(MatchProfile of) throws IOException {
        to.writeObjectFieldStart("profile");
        to.writeStringField("ambiguityMargin", of.ambiguityMargin().toPlainString());
        to.writeStringField("autoThreshold", of.autoThreshold().toPlainString());
        to.writeStringField("compared", of.compared().name());
        limits(of.limits());
        to.writeStringField("name", of.name());
        to.writeArrayFieldStart("passes");
        for (MatchPass pass : of.passes()) {
            pass(pass);
        }
        to.writeEndArray();
        to.writeStringField("suggestThreshold", of.suggestThreshold().toPlainString());
        to.writeNumberField("version", of.version());
        to.writeEndObject();
    }

    private void limits(MatchProfile.Limits of) throws IOException {
        to.writeObjectFieldStart("limits");
        to.writeNumberField("groupRows", of.groupRows());
        to.writeNumberField("reachDays", of.reachDays());
        to.writeNumberField("subsetPool", of.subsetPool());
        to.writeNumberField("subsetRows", of.subsetRows());
        to.writeNumberField("subsetSolutions", of.subsetSolutions());
        to.writeNumberField("suggestionsPerRow", of.suggestionsPerRow());
        to.writeEndObject();
    }

    private void pass(MatchPass of) throws IOException {
        to.writeStartObject();
        to.writeStringField("code", of.code());
        to.writeStringField("minSimilarity", of.minSimilarity().toPlainString());
        to.writeStringField("reference", of.reference().name());
        to.writeStringField("shape", of.shape().name());
        to.writeStringField("similarity", of.similarity().name());
        to.writeBooleanField("suggestOnly", of.suggestOnly());
        MatchPass.Tolerance tolerance = of.tolerance();
        to.writeObjectFieldStart("tolerance");
        to.writeStringField("absAbove", tolerance.absAbove().toPlainString());
        to.writeStringField("absBelow", tolerance.absBelow().toPlainString());
        to.writeStringField("pctAbove", tolerance.pctAbove().toPlainString());
        to.writeStringField("pctBelow", tolerance.pctBelow().toPlainString());
        to.writeEndObject();
        MatchPass.Window window = of.window();
        to.writeObjectFieldStart("window");
        to.writeNumberField("daysAfter", window.daysAfter());
        to.writeNumberField("daysBefore", window.daysBefore());
        if (window.unit() != DayUnit.CALENDAR) {
            to.writeStringField("unit", window.unit().name());
        }
        to.writeEndObject();
        to.writeEndObject();
    }
}
