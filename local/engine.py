"""The local engine with what it lacks to judge our policies as AWS would; ministack is pinned in requirements.txt."""

import json

from ministack import app as engine
from ministack.core import iam_actions
from ministack.services import stepfunctions

serve = engine.app
context_of = iam_actions.request_tag_context
resource_of = iam_actions.extract_resource_arn
action_of = iam_actions.extract_iam_action


async def behind_tls(scope, receive, send):
    """Says what a proxy that ends TLS would say: the policies of buckets refuse plain HTTP, and loopback has no other.

    The document of a user pool alone would then name addresses that nobody serves.
    """
    if scope["type"] == "http" and not scope["path"].endswith("/openid-configuration"):
        scope = {**scope, "headers": [*scope["headers"], (b"x-forwarded-proto", b"https")]}
    await serve(scope, receive, send)


def partition_of_deletion(iam_action, request):
    """The key of an item that is deleted by itself. What AWS says of a transaction's items is not documented: nothing."""
    return list(request.get("Key", {}).get("pk", {}).values()) if iam_action == "dynamodb:DeleteItem" else []


def context_with_ours(service, iam_action, body, query_params):
    """Adds the condition keys that our policies name and the engine does not know."""
    context = context_of(service, iam_action, body, query_params)
    if service not in ("kms", "events", "dynamodb"):
        return context
    try:
        request = json.loads(body or b"{}")
    except ValueError:
        return context
    if service == "dynamodb":
        keys = partition_of_deletion(iam_action, request)
        return {**context, "dynamodb:LeadingKeys": keys} if keys else context
    if service == "kms" and request.get("EncryptionContext"):
        return {**context, "kms:EncryptionContextKeys": list(request["EncryptionContext"])}
    sources = {entry.get("Source") for entry in request.get("Entries", [])}
    # More than one source matches no policy of ours, as it should.
    return {**context, "events:source": sources.pop()} if service == "events" and len(sources) == 1 else context


def resource_or_waiting_machine(service, method, path, headers, *rest):
    """Judges an answer to a task token as one to the state machine that hands tokens out: of ours, one does."""
    found = resource_of(service, method, path, headers, *rest)
    if found == "*" and headers.get("x-amz-target", "").startswith("AWSStepFunctions.SendTask"):
        for arn, machine in stepfunctions._state_machines.items():
            if "waitForTaskToken" in machine["definition"]:
                return arn
    return found


def action_or_deletion_of_versions(service, method, path, headers, body, query_params):
    """Judges the first entry of a DeleteObjects request as AWS does, and the engine the others: by whether it names a version."""
    if service == "s3" and method == "POST" and "delete" in query_params:
        targets = iam_actions._s3_batch_delete_targets(path.strip("/").split("/")[0], body)
        if targets and targets[0][1]:
            return "s3:DeleteObjectVersion"
    return action_of(service, method, path, headers, body, query_params)


engine.app = behind_tls
iam_actions.extract_iam_action = action_or_deletion_of_versions
iam_actions.extract_resource_arn = resource_or_waiting_machine
iam_actions.request_tag_context = context_with_ours
engine.main()
