/// Fields that the database holds encrypted: which they are, under which keys, and what turns them.
@NullMarked
package fidus.server.mongo.sealing;

import org.jspecify.annotations.NullMarked;
