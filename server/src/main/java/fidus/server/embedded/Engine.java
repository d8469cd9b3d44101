package fidus.server.embedded;

import fidus.server.embedded.collections.Catalogue;
import fidus.server.embedded.disk.Disk;
import fidus.server.embedded.disk.Draft;
import fidus.server.embedded.query.CommandFailure;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.InstantSource;

/// What all commands share.
record Engine(
        Disk disk,
        Catalogue catalogue,
        Limits limits,
        InstantSource clock,
        Cursors cursors,
        Transactions transactions) {
    static Engine over(Disk disk, Catalogue catalogue, Settings settings) {
        return new Engine(
                disk,
                catalogue,
                settings.limits(),
                settings.clock(),
                new Cursors(settings.limits(), settings.clock()),
                new Transactions(disk, settings.limits(), settings.clock()));
    }

    /// Becomes the writer.
    ///
    /// @return null when that took too long
    static @Nullable Draft draft(Disk disk, Duration patience, Limits limits) {
        try {
            return disk.draft(patience, limits.draft());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(
                    CommandFailure.Code.OPERATION_FAILED, "embedded store: interrupted");
        }
    }
}
