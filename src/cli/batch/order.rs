//! Many things at once, told of in order.

use std::collections::BTreeMap;
use std::sync::mpsc;

use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::cli::signals;

/// So far ahead of the one that is told of next others are begun: what is kept of them until their
/// turn does not grow with the batch, while a slow one among quick ones keeps no thread waiting.
const MOST_AHEAD: usize = 256;

/// Bytes of a thread's stack: as much as the first thread of a program has on most systems, so that a
/// deep report fares the same on each.
const STACK: usize = 8 << 20;

/// Does `work` for each number below `count` on so many threads. In their order `tell` is given what
/// each came to, on this thread, as soon as those before it are through; `None` for what was not
/// begun because the program was asked to end. `done` is called whenever one is through.
pub(super) fn in_order<T: Send>(
    count: usize,
    threads: usize,
    work: impl Fn(usize) -> T + Sync,
    mut done: impl FnMut(),
    mut tell: impl FnMut(usize, Option<T>),
) {
    let work = |index: usize| signals::asked().is_none().then(|| work(index));
    let pool = (threads > 1).then(|| pool(threads)).flatten();
    match pool {
        Some(pool) => on_pool(&pool, count, work, done, tell),
        None => (0..count).for_each(|index| {
            let result = work(index);
            done();
            tell(index, result);
        }),
    }
}

/// No pool where the system gives no threads: then there is still this one.
fn pool(threads: usize) -> Option<ThreadPool> {
    ThreadPoolBuilder::new().num_threads(threads).stack_size(STACK).build().ok()
}

fn on_pool<T: Send>(
    pool: &ThreadPool,
    count: usize,
    work: impl Fn(usize) -> T + Sync,
    mut done: impl FnMut(),
    mut tell: impl FnMut(usize, T),
) {
    let work = &work;
    // The threads take what is first in the queue, so the first are also begun first.
    pool.in_place_scope_fifo(|scope| {
        let (sender, receiver) = mpsc::channel();
        let (mut begun, mut waiting) = (0, BTreeMap::new());
        for next in 0..count {
            while begun < count.min(next + MOST_AHEAD) {
                let (sender, index) = (sender.clone(), begun);
                // Nobody listens only where the whole has been given up.
                scope.spawn_fifo(move |_| drop(sender.send((index, work(index)))));
                begun += 1;
            }
            let result = loop {
                if let Some(result) = waiting.remove(&next) {
                    break result;
                }
                let Ok((index, result)) = receiver.recv() else { return };
                done();
                waiting.insert(index, result);
            };
            tell(next, result);
        }
    });
}
