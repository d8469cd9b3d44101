/// The database: connection, codecs, units of work, migrations; the one driver adapter for the
/// embedded engine and a replica set.
@NullMarked
package fidus.server.mongo;

import org.jspecify.annotations.NullMarked;
