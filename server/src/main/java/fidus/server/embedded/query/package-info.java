/// The part of the MongoDB query language the embedded store answers, exactly; everything else is
/// refused.
@NullMarked
package fidus.server.embedded.query;

import org.jspecify.annotations.NullMarked;
