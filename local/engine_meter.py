"""Records what a run would cost on AWS, for benchmarks: calls, reads and writes of tables, runs of functions, entered states.

Each record is one line of JSON in a file. It has the keys and sizes of items, and none of their other values. A write is recorded for
the table and for each index that changes with it, in write units by DynamoDB's rule; the price of a transaction is twice that.
"""

import json
import os
import threading
import time

from ministack.core import iam_actions, lambda_runtime
from ministack.services import dynamodb, stepfunctions

in_transaction = threading.local()


def units_of_read(size, consistent):
    return max(1, -(-size // 4096)) * (1 if consistent else 0.5)


def items_of(body):
    """The lists of items that an answer has: those of a query count together, those of other reads one by one."""
    if "Items" in body:
        return [body["Items"]]
    responses = body.get("Responses") or {}
    read = [item for items in responses.values() for item in items] if isinstance(responses, dict) else [
        response.get("Item") or {} for response in responses
    ]
    return [[item] for item in read or [body.get("Item") or {}]]


def index_writes(table, old, new):
    """The keys of each index whose entry changes, with the units. An entry whose key changes is deleted and written."""
    for index in table.get("GlobalSecondaryIndexes") or []:
        partition = index["KeySchema"][0]["AttributeName"]
        before, after = (dynamodb._index_write_view(table, index, item) for item in (old, new))
        if before == after:
            continue
        moved = before is None or after is None or before[0] != after[0]
        views = [view for view in (before, after) if view] if moved else [after]
        for _, view in views:
            yield index["IndexName"], view[partition], dynamodb._capacity_kb(dynamodb._item_size_bytes(view))


def processor_seconds(process):
    """Of a worker and of its child processes that have ended."""
    with open(f"/proc/{process.pid}/stat", encoding="utf-8") as file:
        times = file.read().rsplit(")", 1)[1].split()[11:15]
    return sum(map(int, times)) / os.sysconf("SC_CLK_TCK")


def record_to(path):
    file = open(path, "a", buffering=1, encoding="utf-8")
    writing = threading.Lock()

    def record(kind, **fields):
        with writing:
            file.write(json.dumps({"kind": kind, "at": time.time(), **fields}) + "\n")

    def record_write(table, index, key, units):
        transaction = getattr(in_transaction, "running", False)
        record("write", table=table, index=index, key=next(iter(key.values())), units=units, transaction=transaction)

    emit = dynamodb._emit_stream_event

    def emit_recorded(name, event, old, new, *rest):
        table = dynamodb._tables.get(name)
        size = max(dynamodb._item_size_bytes(item or {}) for item in (old, new))
        record_write(name, None, (new or old)[table["pk_name"]], dynamodb._capacity_kb(size))
        for index, key, units in index_writes(table, old, new):
            record_write(name, index, key, units)
        emit(name, event, old, new, *rest)

    transact = dynamodb._transact_write_items

    def transact_recorded(data):
        in_transaction.running = True
        try:
            answer = transact(data)
            if answer[0] == 200:
                for check in (each["ConditionCheck"] for each in data["TransactItems"] if "ConditionCheck" in each):
                    table = dynamodb._tables.get(check["TableName"])
                    item = dynamodb._get_item_by_key(table, check["Key"]) or {}
                    units = dynamodb._capacity_kb(dynamodb._item_size_bytes(item))
                    record_write(check["TableName"], None, check["Key"][table["pk_name"]], units)
            return answer
        finally:
            in_transaction.running = False

    def reading(read, factor=1):
        def read_recorded(data):
            answer = read(data)
            if answer[0] == 200:
                consistent = data.get("ConsistentRead") or any(
                    table.get("ConsistentRead") for table in (data.get("RequestItems") or {}).values()
                )
                for items in items_of(json.loads(answer[2])):
                    size = sum(dynamodb._item_size_bytes(item) for item in items)
                    record("read", units=units_of_read(size, consistent or factor == 2) * factor)
            return answer

        return read_recorded

    action_of = iam_actions.extract_iam_action

    def action_recorded(*request):
        action = action_of(*request)
        record("call", action=action or request[0])
        return action

    invoke = lambda_runtime.Worker.invoke

    def invoke_recorded(worker, *args, **options):
        begun = time.monotonic()
        process = worker._proc
        used = processor_seconds(process) if process else 0
        try:
            return invoke(worker, *args, **options)
        finally:
            record(
                "run",
                function=worker.func_name,
                milliseconds=(time.monotonic() - begun) * 1000,
                processor=(processor_seconds(worker._proc) - (used if worker._proc is process else 0)) * 1000,
                memory=worker.config.get("MemorySize", 128),
            )

    add_event = stepfunctions._add_event

    def event_recorded(execution, name, *rest):
        if name.endswith("StateEntered"):
            record("state", machine=execution["stateMachineArn"].split(":")[-1])
        return add_event(execution, name, *rest)

    dynamodb._emit_stream_event = emit_recorded
    dynamodb._transact_write_items = transact_recorded
    dynamodb._get_item = reading(dynamodb._get_item)
    dynamodb._query = reading(dynamodb._query)
    dynamodb._batch_get_item = reading(dynamodb._batch_get_item)
    dynamodb._transact_get_items = reading(dynamodb._transact_get_items, factor=2)
    iam_actions.extract_iam_action = action_recorded
    lambda_runtime.Worker.invoke = invoke_recorded
    stepfunctions._add_event = event_recorded
