/// Collections and their indexes over the ordered maps of the disk, and the choice of an index for
/// a query.
@NullMarked
package fidus.server.embedded.collections;

import org.jspecify.annotations.NullMarked;
