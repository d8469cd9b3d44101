package fidus.server.imports;

import fidus.imports.ImportRecord;
import fidus.imports.ImportState;
import fidus.jobs.Job;
import fidus.server.jobs.Jobs;
import fidus.server.jobs.Progress;
import fidus.server.mongo.Mongo;

import java.util.function.Consumer;

/// Takes a file in and tells a later feature, again where it was interrupted in between.
record ToldImports(Mongo mongo, ImportWork work, KeptStatements kept, Consumer<Imported> imported)
        implements Jobs.Steps<ImportWork.Asked> {
    @Override
    public String run(Job job, ImportWork.Asked asked, Progress progress) {
        String outcome = work.run(job, asked, progress);
        ImportRecord record = mongo.read(unit -> new ImportStore().record(unit, asked.id()));
        if (record.importState() == ImportState.DONE) {
            imported.accept(mongo.read(unit -> kept.told(unit, record)));
        }
        return outcome;
    }

    @Override
    public void giveUp(Job job, ImportWork.Asked asked) {
        work.giveUp(job, asked);
    }
}
